import { afterAll, beforeAll, expect, it } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Conversation } from '#entities/conversation.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
let aino: Person;
let berit: Person;
let leyla: Person;

beforeAll(async () => {
  harness = await Harness.start();
  const em = harness.em();
  const home = em.getReference(Workspace, harness.workspace.id);
  samira = await buildPerson(em, home, { name: 'Samira' });
  aino = await buildPerson(em, home, { name: 'Aino', roles: ['administrator'], language: 'sv' });
  berit = await buildPerson(em, home, { name: 'Berit', roles: ['administrator'], language: 'sv' });
  leyla = await buildPerson(em, home, { name: 'Leyla', roles: ['representative'] });
  await harness.buildChannel('föreningsliv');
});
afterAll(() => harness.stop());

async function openForm(person: Person) {
  return harness.press(person, await harness.say(person, 'inställningar'), 'Ändra');
}

function settingsNow(): Promise<Workspace> {
  return harness.em().findOneOrFail(Workspace, { id: harness.workspace.id });
}

it('lets anyone choose their language, and answers in it at once', async () => {
  const shown = await harness.say(leyla, '/bryggan inställningar');
  expect(readingOf(shown)).toBe('Inställningar\nDitt språk: Svenska\n[✓ Svenska] [English] [العربية]');
  const chosen = await harness.press(leyla, shown, 'English');
  expect(chosen).toMatchObject({ kind: 'replace', language: 'en' });
  expect(readingOf(chosen)).toBe(
    'Settings\nI will write to you in English from now on.\nYour language: English\n[Svenska] [✓ English] [العربية]',
  );
  expect(readingOf(await harness.say(leyla, 'settings'))).toContain('Your language: English');
  await harness.press(leyla, chosen, 'Svenska');
  expect(readingOf(await harness.say(leyla, 'settings'))).toContain('Ditt språk: Svenska');
});

it('shows the workspace to administrators only', async () => {
  expect(readingOf(await harness.say(aino, 'inställningar'))).toContain('Tidszon: Europe/Stockholm');
  expect(readingOf(await harness.say(samira, 'inställningar'))).not.toContain('Tidszon');
});

it('refuses the form to somebody who is no administrator any more', async () => {
  const form = await openForm(aino);
  const em = harness.em();
  const person = await em.findOneOrFail(Person, { id: aino.id });
  person.roles = ['coordinator'];
  await em.flush();
  expect(readingOf(await harness.submit(aino, form, { name: 'Nytt' }))).toContain('Fråga Berit');
  person.roles = ['administrator'];
  await em.flush();
  expect((await settingsNow()).name).toBe('Hägersten');
});

it('saves what an administrator changes, with a trace', async () => {
  const channel = await harness.em().findOneOrFail(Conversation, { name: 'föreningsliv' });
  const saved = await harness.submit(aino, await openForm(aino), {
    name: '  Hägersten-Älvsjö ',
    language: 'en',
    digestConversationId: channel.id,
    staffFromHour: '7',
    staffToHour: '17',
    weeklyMessages: '1',
    quietAfterDays: '90',
  });
  expect(readingOf(saved)).toContain('Sparat.');
  expect(readingOf(saved)).toContain('Veckoöversikten: föreningsliv');
  expect(readingOf(saved)).toContain('Meddelanden till kollegor: klockan 7–17 på arbetsdagar');
  expect(readingOf(saved)).toContain('En person i en förening får: högst 1 meddelande i veckan');
  expect(await settingsNow()).toMatchObject({
    name: 'Hägersten-Älvsjö',
    language: 'en',
    digestConversationId: channel.id,
    staffFromHour: 7,
    staffToHour: 17,
    representativeFromHour: 8,
    representativeToHour: 21,
    weeklyMessages: 1,
    quietAfterDays: 90,
  });
  const trace = await harness.em().find(AuditEntry, { verb: 'settings.change' }, { populate: ['person'] });
  expect(trace.map(({ person }) => person?.$.name)).toEqual(['Aino']);
  await harness.submit(aino, await openForm(aino), { language: 'sv' });
});

it('takes the channel away again', async () => {
  await harness.submit(aino, await openForm(aino), { digestConversationId: 'none' });
  expect((await settingsNow()).digestConversationId).toBeNull();
  expect(readingOf(await harness.say(aino, 'inställningar'))).toContain('ingen kanal är vald');
});

it('says beside each field what is wrong, and keeps the rest', async () => {
  const before = await settingsNow();
  const refused = await harness.submit(aino, await openForm(aino), {
    name: 'å'.repeat(81),
    staffFromHour: '18',
    staffToHour: '8',
    representativeFromHour: 'åtta',
    representativeToHour: '25',
    weeklyMessages: '0',
    quietAfterDays: '7.5',
  });
  expect(refused).toMatchObject({
    kind: 'errors',
    errors: {
      name: 'Skriv ett namn med högst 80 tecken.',
      staffToHour: 'Sluttiden måste vara senare än starttiden.',
      representativeFromHour: 'Skriv en hel timme från 0 till 24.',
      representativeToHour: 'Skriv en hel timme från 0 till 24.',
      weeklyMessages: 'Skriv ett helt tal från 1 till 6.',
      quietAfterDays: 'Skriv ett helt tal från 7 till 365.',
    },
  });
  expect(await settingsNow()).toEqual(before);
  const mended = await harness.submit(aino, refused, {
    name: 'Hägersten',
    staffFromHour: '8',
    staffToHour: '18',
    representativeFromHour: '9',
    representativeToHour: '20',
    weeklyMessages: '2',
    quietAfterDays: '60',
  });
  expect(readingOf(mended)).toContain('klockan 9–20 alla dagar');
});

it('keeps what the second of two administrators wrote, and saves it when they ask again', async () => {
  const first = await openForm(aino);
  const second = await openForm(berit);
  await harness.submit(aino, first, { quietAfterDays: '30' });
  const met = await harness.submit(berit, second, { quietAfterDays: '45' });
  expect(met).toMatchObject({ kind: 'form' });
  expect(met).toHaveProperty('form.intro', expect.stringContaining('Någon annan ändrade'));
  expect((await settingsNow()).quietAfterDays).toBe(30);
  await harness.submit(berit, met, {});
  expect((await settingsNow()).quietAfterDays).toBe(45);
});

it('lets one of two that are saved at the very same time through', async () => {
  const forms = [await openForm(aino), await openForm(berit)] as const;
  const answers = await Promise.all([
    harness.submit(aino, forms[0], { quietAfterDays: '50' }),
    harness.submit(berit, forms[1], { quietAfterDays: '70' }),
  ]);
  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['form', 'replace']);
});

it('learns a channel, and its name, when an administrator asks for the settings there', async () => {
  const place = { kind: 'channel', reference: 'C900', name: 'samordning' } as const;
  await harness.say(samira, 'inställningar', { kind: 'channel', reference: 'C901', name: 'annat' });
  await harness.say(aino, 'inställningar', { kind: 'channel', reference: 'C900' });
  await harness.say(aino, 'inställningar', place);
  const known = await harness.em().find(Conversation, { reference: { $in: ['C900', 'C901'] } });
  expect(known.map(({ reference, name }) => [reference, name])).toEqual([['C900', 'samordning']]);
  const form = await openForm(aino);
  expect(JSON.stringify(form)).toContain('samordning');
});

it('refuses a channel of another workspace', async () => {
  const refused = await harness.submit(aino, await openForm(aino), {
    digestConversationId: '01939c3e-0000-7000-8000-000000000000',
  });
  expect(refused).toHaveProperty('errors.digestConversationId', expect.stringContaining('finns inte längre'));
});
