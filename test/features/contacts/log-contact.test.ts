import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Need } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { forWorkspace } from '#src/persistence/orm.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson, buildWorkspace } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
let folkdans: Organisation;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  folkdans = await buildOrganisation(harness.em(), harness.workspace, {
    name: 'Hagsätra Folkdans',
    area: 'Hagsätra',
  });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Mote' });
});
afterAll(() => harness.stop());

beforeEach(async () => {
  const em = harness.em();
  await em.nativeDelete(Contact, {});
  await em.nativeUpdate(Organisation, {}, { lastContactOn: null });
});

const contacts = () => harness.em().find(Contact, {}, { populate: ['organisation'], orderBy: { id: 'asc' } });
const lastContactOn = async () => (await harness.em().findOneOrFail(Organisation, folkdans.id)).lastContactOn;

function expectForm(answer: Answer) {
  if (answer.kind !== 'form') throw new Error(`Not a form: ${JSON.stringify(answer)}`);
  return answer.form;
}

describe('/kontakt <organisation>: <what happened>', () => {
  it('logs, and shows only the sender what was understood', async () => {
    const answer = await harness.say(
      samira,
      '/kontakt Hagsätra Folkdans: träffade styrelsen igår, behöver lokal #lokal',
    );
    expect(answer.kind).toBe('onlyYou');
    const read = readingOf(answer);
    expect(read).toContain('Loggat: Hagsätra Folkdans');
    expect(read).toContain('Dag: i går, söndag 22 november');
    expect(read).toContain('Behöver: lokal');
    expect(read).toContain('Anteckning: träffade styrelsen igår, behöver lokal #lokal');
    expect(read).toContain('allmän handling');
    expect(read).toContain('[Ändra] [Ångra] [Vem kan hjälpa?]');
    const [contact] = await contacts();
    expect(contact).toMatchObject({
      happenedOn: '2026-11-22',
      note: 'träffade styrelsen igår, behöver lokal #lokal',
    });
    expect(await lastContactOn()).toBe('2026-11-22');
    expect(await harness.em().find(Need, { contact: contact?.id ?? '' })).toMatchObject([
      { category: 'premises', openedOn: '2026-11-22', metAt: null },
    ]);
  });

  it('takes today where no day is said, and leaves a newer last contact alone', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde om festen');
    await harness.say(samira, '/kontakt Hagsätra Folkdans: träffades i måndags förra veckan');
    expect((await contacts()).map((one) => one.happenedOn)[0]).toBe('2026-11-23');
    expect(await lastContactOn()).toBe('2026-11-23');
  });

  it('answers in English to who has chosen it', async () => {
    const english = await buildPerson(harness.em(), harness.workspace, { name: 'Erin', language: 'en' });
    const answer = await harness.say(
      english,
      '/contact Hagsätra Folkdans: met the board yesterday, need premises',
    );
    const read = readingOf(answer);
    expect(read).toContain('Logged: Hagsätra Folkdans');
    expect(read).toContain('Day: yesterday, Sunday 22 November');
    expect(read).toContain('Needs: premises');
  });

  it.each([
    ['capitals', '/KONTAKT HAGSÄTRA FOLKDANS: ringde'],
    ['no å ä ö', '/kontakt hagsatra folkdans: ringde'],
    ['a slip', '/kontakt Hagsätra Folkdnas: ringde'],
    ['a missing space', '/kontakt HagsätraFolkdans: ringde'],
  ])('finds the organisation with %s', async (_, line) => {
    const read = readingOf(await harness.say(samira, line));
    expect(read).toContain('Loggat: Hagsätra Folkdans');
    expect(await contacts()).toHaveLength(1);
  });

  it('says that it guessed when the name was misspelt', async () => {
    const read = readingOf(await harness.say(samira, '/kontakt Hagsätra Folkdnas: ringde'));
    expect(read).toContain('Du skrev ”Hagsätra Folkdnas”');
  });

  it('knows at once by what name an organisation goes now, also misspelt', async () => {
    const em = harness.em();
    const renamed = await buildOrganisation(em, harness.workspace, { name: 'Rågsveds Bagarstuga' });
    const logged = async (typed: string) =>
      readingOf(await harness.say(samira, `/kontakt ${typed}: ringde`)).includes('Loggat: ');
    expect(await logged('Rågsveds Bagarstgua')).toBe(true);
    await em.execute(
      `update organisations set name = 'Örby Konditori', search_name = 'orby konditori' where id = ?`,
      [renamed.id],
    );
    expect(await logged('Rågsveds Bagarstgua')).toBe(false);
    expect(await logged('Örby Kondiotri')).toBe(true);
    const twin = await buildOrganisation(em, harness.workspace, { name: 'Örby Kondutori' });
    expect(await logged('Örby Kondotori')).toBe(false);
    twin.archivedAt = harness.now;
    await em.flush();
    expect(await logged('Örby Kondotori')).toBe(true);
    expect((await contacts()).map((one) => one.organisation.id)).toEqual([
      renamed.id,
      renamed.id,
      renamed.id,
    ]);
  });

  it('logs with an organisation named like a command', async () => {
    await harness.act(samira, { kind: 'command', word: 'kontakt', text: 'Mote: ringde' });
    expect((await contacts()).map((one) => one.organisation.getEntity().name)).toEqual(['Mote']);
  });

  it('does not take the colon of a time for the one after the name', async () => {
    await harness.say(samira, '/kontakt Träffade Hagsätra Folkdans 18:30: de behöver lokal');
    const [contact] = await contacts();
    expect(contact?.note).toBe('Träffade Hagsätra Folkdans 18:30: de behöver lokal');
  });

  it('logs a sentence without a colon', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans ringde i fredags');
    expect(await contacts()).toMatchObject([{ happenedOn: '2026-11-20', way: 'phone' }]);
  });
});

describe('a name alone', () => {
  it('shows what is known and offers to log', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde, behöver lokal');
    const read = readingOf(await harness.say(samira, '/kontakt hagsatra folkdans'));
    expect(read).toContain('Senaste kontakt: i dag, måndag 23 november');
    expect(read).toContain('Lokal');
    expect(read).toContain('- ringde, behöver lokal');
    expect(read).toContain('[Logga en kontakt]');
    expect(await contacts()).toHaveLength(1);
  });

  it('opens the form with the organisation chosen', async () => {
    const known = await harness.say(samira, '/kontakt Hagsätra Folkdans');
    const opened = await harness.press(samira, known, 'Logga en kontakt');
    const logged = await harness.submit(samira, opened, { note: 'ringde' });
    expect(readingOf(logged)).toContain('Loggat: Hagsätra Folkdans');
  });
});

describe('nothing after the word', () => {
  it.each(['/kontakt', '/kontakt : ', '/kontakt …'])('opens an empty form for today: %s', async (typed) => {
    const answer = await harness.say(samira, typed);
    expect(expectForm(answer).fields.find((field) => field.name === 'day')).toMatchObject({
      value: '2026-11-23',
    });
  });

  it('says all that is missing at once', async () => {
    const refused = await harness.submit(samira, await harness.say(samira, '/kontakt'), {});
    expect(refused).toHaveProperty('errors', {
      organisation: 'Fyll i det här fältet eller ”Ny aktör”.',
      note: 'Fyll i det här fältet.',
    });
  });

  it('keeps the form open until an organisation is chosen, then logs with a new one', async () => {
    const opened = await harness.say(samira, '/kontakt');
    const refused = await harness.submit(samira, opened, { note: 'ringde' });
    expect(refused).toMatchObject({
      kind: 'errors',
      errors: { organisation: 'Fyll i det här fältet eller ”Ny aktör”.' },
    });
    const logged = await harness.submit(samira, refused, { note: 'ringde', newOrganisation: 'Nya Kören' });
    expect(readingOf(logged)).toContain('Nya Kören är tillagd som ny aktör.');
    await harness.press(samira, logged, 'Ångra');
    expect(await harness.em().count(Organisation, { name: 'Nya Kören' })).toBe(0);
  });

  it('refuses a day that has not been', async () => {
    const opened = await harness.say(samira, '/kontakt');
    const refused = await harness.submit(samira, opened, {
      note: 'ringde',
      organisation: folkdans.id,
      day: '2026-11-24',
    });
    expect(refused).toMatchObject({ kind: 'errors', errors: { day: expect.stringContaining('inte varit') } });
    expect(await contacts()).toHaveLength(0);
  });
});

describe('an organisation nobody knows', () => {
  it('is made with one tap, and the contact logged at once', async () => {
    const asked = await harness.say(samira, '/kontakt Okända Kören: sjöng igår, behöver lokal');
    expect(readingOf(asked)).toContain('Jag hittar ingen aktör som heter ”Okända Kören”');
    expect(await contacts()).toHaveLength(0);
    const logged = await harness.press(samira, asked, 'Lägg till ”Okända Kören” som ny aktör');
    expect(readingOf(logged)).toContain('Loggat: Okända Kören');
    expect(readingOf(logged)).toContain('Behöver: lokal');
    expect(await contacts()).toMatchObject([{ note: 'sjöng igår, behöver lokal', happenedOn: '2026-11-22' }]);
    const again = await harness.press(samira, asked, 'Lägg till ”Okända Kören” som ny aktör');
    expect(readingOf(again)).toContain('Det är redan gjort');
    expect(await harness.em().count(Organisation, { name: 'Okända Kören' })).toBe(1);

    const undone = await harness.press(samira, logged, 'Ångra');
    expect(await harness.em().count(Organisation, { name: 'Okända Kören' })).toBe(0);
    const form = await harness.press(samira, undone, 'Logga igen');
    await harness.submit(samira, form, {});
    expect(await harness.em().count(Organisation, { name: 'Okända Kören' })).toBe(1);
  });

  it('may be changed in the form, which holds what was written', async () => {
    const asked = await harness.say(samira, '/kontakt Främmande Kören: sjöng igår');
    const opened = await harness.press(samira, asked, 'Öppna formuläret');
    const fields = expectForm(opened).fields;
    expect(fields.find((field) => field.name === 'note')).toMatchObject({ value: 'sjöng igår' });
    expect(fields.find((field) => field.name === 'newOrganisation')).toMatchObject({
      value: 'Främmande Kören',
    });
  });
});

describe('two organisations with the same name', () => {
  it('are told apart by kind and area, and the chosen one gets the contact', async () => {
    const em = harness.em();
    await buildOrganisation(em, harness.workspace, { name: 'Framtid', area: 'Rågsved' });
    const other = await buildOrganisation(em, harness.workspace, {
      name: 'Framtid',
      kind: 'company',
      area: 'Örby',
    });
    const asked = await harness.say(samira, '/kontakt Framtid: ringde igår');
    expect(await contacts()).toHaveLength(0);
    const logged = await harness.press(samira, asked, 'Framtid (företag, Örby)');
    expect(logged.kind).toBe('replace');
    expect(await contacts()).toMatchObject([{ organisation: { id: other.id }, note: 'ringde igår' }]);
    expect(readingOf(await harness.press(samira, asked, 'Framtid (förening, Rågsved)'))).toContain('redan');
    expect(await contacts()).toHaveLength(1);
  });

  it('leave what somebody else wrote to them alone', async () => {
    const erik = await buildPerson(harness.em(), harness.workspace, { name: 'Erik' });
    const asked = await harness.say(samira, '/kontakt Framtid: ringde igår');
    await harness.press(erik, asked, 'Framtid (företag, Örby)');
    expect(await contacts()).toHaveLength(0);
  });
});

describe('undo', () => {
  it('takes away the contact with its needs and offers, and the day of the last contact', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde i fredags');
    const logged = await harness.say(
      samira,
      '/kontakt Hagsätra Folkdans: behöver lokal, kan låna ut utrustning',
    );
    expect(await harness.em().count(Offer, {})).toBe(1);
    const undone = await harness.press(samira, logged, 'Ångra');
    expect(undone.kind).toBe('replace');
    expect(await contacts()).toHaveLength(1);
    expect(await harness.em().count(Need, {})).toBe(0);
    expect(await harness.em().count(Offer, {})).toBe(0);
    expect(await lastContactOn()).toBe('2026-11-20');

    expect(readingOf(await harness.press(samira, logged, 'Ångra'))).toContain('redan borttagen');
    const form = await harness.press(samira, undone, 'Logga igen');
    await harness.submit(samira, form, {});
    expect(await contacts()).toHaveLength(2);
    expect(await harness.em().count(Need, {})).toBe(1);
  });

  it('is for the one who logged', async () => {
    const erik = await buildPerson(harness.em(), harness.workspace, { name: 'Erik B', externalId: 'Erik B' });
    const logged = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde');
    const refused = await harness.press(erik, logged, 'Ångra');
    expect(refused.kind).toBe('onlyYou');
    expect(await contacts()).toHaveLength(1);
  });
});

describe('change', () => {
  it('opens the form filled, and saves', async () => {
    const logged = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde, behöver lokal');
    const opened = await harness.press(samira, logged, 'Ändra');
    const saved = await harness.submit(samira, opened, { needs: ['funding'], day: '2026-11-19' });
    expect(readingOf(saved)).toContain('Behöver: finansiering');
    expect(await contacts()).toMatchObject([{ happenedOn: '2026-11-19' }]);
    expect(await lastContactOn()).toBe('2026-11-19');
    expect(await harness.em().find(Need, {})).toMatchObject([{ category: 'funding' }]);
    expect(readingOf(await harness.press(samira, logged, 'Ångra'))).toContain('Så här ser den ut nu');
    expect(await contacts()).toHaveLength(1);
  });

  it('by two at once: the second is told who was first, and keeps their own text', async () => {
    const erik = await buildPerson(harness.em(), harness.workspace, { name: 'Erik C' });
    const logged = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde');
    const hers = await harness.press(samira, logged, 'Ändra');
    const his = await harness.press(erik, logged, 'Ändra');
    await harness.submit(erik, his, { note: 'ringde två gånger' });
    const told = await harness.submit(samira, hers, { note: 'ringde tre gånger' });
    const form = expectForm(told);
    expect(form.intro).toContain('Erik C');
    expect(form.intro).toContain('ringde två gånger');
    expect(form.fields.find((field) => field.name === 'note')).toMatchObject({ value: 'ringde tre gånger' });
    await harness.submit(samira, told, {});
    expect(await contacts()).toMatchObject([{ note: 'ringde tre gånger' }]);
  });

  it('by two at once is seen also where only the needs were changed', async () => {
    const erik = await buildPerson(harness.em(), harness.workspace, { name: 'Erik D' });
    const logged = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde, behöver lokal');
    const hers = await harness.press(samira, logged, 'Ändra');
    const his = await harness.press(erik, logged, 'Ändra');
    await harness.submit(erik, his, { needs: ['premises', 'funding'] });
    expect(expectForm(await harness.submit(samira, hers, { needs: [] })).intro).toContain('Erik D');
    expect(await harness.em().count(Need, {})).toBe(2);
  });

  it('of a contact that was undone meanwhile keeps the text', async () => {
    const logged = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde');
    const opened = await harness.press(samira, logged, 'Ändra');
    await harness.press(samira, logged, 'Ångra');
    const told = await harness.submit(samira, opened, { note: 'ringde länge' });
    await harness.submit(samira, told, {});
    expect(await contacts()).toMatchObject([{ note: 'ringde länge' }]);
  });
});

describe('an organisation of another workspace', () => {
  it('is nobody here: not by its name, not by its id on a button, not in the form', async () => {
    const other = await buildWorkspace(harness.orm, { tenant: 'T2' });
    const em = forWorkspace(harness.orm, other.id);
    const neighbour = await buildOrganisation(em, other, { name: 'Grannarna' });
    const asked = await harness.say(samira, '/kontakt Grannarna: ringde');
    expect(readingOf(asked)).toContain('Jag hittar ingen aktör');
    const { draft } = harness.button(asked, 'Öppna formuläret').values;
    const picked = await harness.act(samira, {
      kind: 'press',
      action: 'contact.pick',
      values: { draft: draft ?? '', organisation: neighbour.id },
    });
    const refused = await harness.submit(samira, picked, { organisation: neighbour.id });
    expect(refused).toMatchObject({ kind: 'errors', errors: { organisation: expect.any(String) } });
    expect(await contacts()).toHaveLength(0);
    expect(await em.count(Contact, {})).toBe(0);
  });
});
