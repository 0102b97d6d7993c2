import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { InboxEntry } from '#entities/inbox-entry.ts';
import { Person } from '#entities/person.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';

let harness: Harness;
let admin: Person;

beforeAll(async () => {
  harness = await Harness.start();
  admin = await buildPerson(harness.em(), harness.workspace, { name: 'Astrid', roles: ['administrator'] });
});
afterAll(() => harness.stop());

describe('Help', () => {
  it('shows what somebody with this role can do, with an example for each', async () => {
    const answer = await harness.say(admin, 'hjälp');
    expect(readingOf(answer)).toContain('/bryggan roller @Karin samordnare');
    expect(answer.kind).toBe('onlyYou');
  });

  it('is the same with and without slash, bryggan and dots over the letters', async () => {
    const readings = await Promise.all(
      ['/bryggan', '/bryggan help', 'bryggan hjalp', '/hjälp', 'HJÄLP'].map(async (line) =>
        readingOf(await harness.say(admin, line)),
      ),
    );
    expect(new Set(readings).size).toBe(1);
  });

  it('tells somebody without a role whom to ask, and says first who keeps what', async () => {
    const answer = await harness.say('Nykomling', 'hej');
    expect(readingOf(answer)).toContain('Astrid');
    expect(readingOf(answer)).toContain('för att kunna hålla kontakten');
    expect(readingOf(await harness.say('Nykomling', 'hej'))).not.toContain('för att kunna hålla kontakten');
  });

  it('speaks the language of who asks', async () => {
    const ann = await buildPerson(harness.em(), harness.workspace, {
      name: 'Ann',
      roles: ['administrator'],
      language: 'en',
    });
    expect(readingOf(await harness.say(ann, 'help'))).toContain('Show and change who is coordinator');
  });
});

describe('A word that nobody knows', () => {
  it('gets the nearest ones, also when it stands alone without a slash', async () => {
    expect(readingOf(await harness.say(admin, 'rolller'))).toContain('[roller]');
    expect(readingOf(await harness.say(admin, 'tack!'))).not.toContain('förstår inte');
  });

  it('gets the nearest ones', async () => {
    const unknown = await harness.say(admin, '/bryggan rolller @Nobody samordnare');
    expect(readingOf(unknown)).toContain('Du skrev: @Nobody samordnare');
    expect(readingOf(await harness.press(admin, unknown, 'roller'))).toContain('Jag hittar ingen');
  });

  it('gets none that the sender may not use', async () => {
    const leyla = await buildPerson(harness.em(), harness.workspace, {
      name: 'Leyla',
      roles: ['representative'],
    });
    expect(readingOf(await harness.say(leyla, '/bryggan rolller'))).not.toContain('[roller]');
  });

  it.each([
    '/🦔',
    '/bryggan 🦔🦔',
    '/bryggan ‮abc',
    '/bryggan </script>',
    "/bryggan '; drop table people; --",
  ])('gets a sentence, whatever it is: %s', async (line) => {
    expect(readingOf(await harness.say(admin, line))).toContain('Jag förstår inte');
  });
});

describe('Roles', () => {
  it('lets an administrator appoint, with a trace', async () => {
    const karin = await buildPerson(harness.em(), harness.workspace, { name: 'Karin Ek', roles: [] });
    const answer = await harness.say(admin, '/bryggan roller @Karin Ek samordnare');
    expect(readingOf(answer)).toContain('Karin Ek är nu föreningssamordnare');
    const em = harness.em();
    expect((await em.findOneOrFail(Person, karin.id)).roles).toEqual(['coordinator']);
    expect(await em.count(AuditEntry, { subjectId: karin.id, verb: 'people.appoint coordinator' })).toBe(1);
  });

  it('reads a mention as Slack sends it, also of somebody who has not written yet', async () => {
    const answer = await harness.say(admin, '/bryggan roles <@U123|lars> coordinator');
    expect(readingOf(answer)).toContain('U123');
    expect(readingOf(await harness.say('U123', 'hjälp'))).not.toContain('inte fått någon roll');
  });

  it('refuses others, and says whom to ask', async () => {
    const eva = await buildPerson(harness.em(), harness.workspace, { name: 'Eva', roles: ['coordinator'] });
    const answer = await harness.say(eva, '/bryggan roller @Eva administrator');
    expect(readingOf(answer)).toContain('bara administratörer');
    expect(readingOf(answer)).toContain('Astrid');
    expect((await harness.em().findOneOrFail(Person, eva.id)).roles).toEqual(['coordinator']);
  });

  it('does not let the last administrator leave', async () => {
    const alone = await Harness.start();
    const only = await buildPerson(alone.em(), alone.workspace, { name: 'Ensam', roles: ['administrator'] });
    expect(readingOf(await alone.say(only, '/bryggan roller Ensam ingen'))).toContain(
      'minst en administratör',
    );
    await alone.stop();
  });
});

describe('The same thing sent again', () => {
  it('is handled once and gets the same answer, also five at once', async () => {
    await buildPerson(harness.em(), harness.workspace, { name: 'Fem', roles: [] });
    const once = () =>
      harness.act(admin, { kind: 'message', text: '/bryggan roller Fem samordnare' }, { key: 'five' });
    const answers = await Promise.all([once(), once(), once(), once(), once()]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const em = harness.em();
    const { id } = await em.findOneOrFail(Person, { name: 'Fem' });
    expect(await em.count(AuditEntry, { subjectId: id })).toBe(1);
  });

  it('makes one person of somebody new who says two things at once', async () => {
    await Promise.all([harness.say('Snabb', 'hej'), harness.say('Snabb', 'hej igen')]);
    expect(await harness.em().count(Person, { name: 'Snabb' })).toBe(1);
  });

  it('is kept before it is acknowledged, taken up after a crash, and then erased', async () => {
    const event = {
      key: 'stored',
      platform: 'browser',
      tenant: 'T1',
      sender: { externalId: 'Astrid' },
      place: { kind: 'direct', reference: 'direct:Astrid' },
      act: { kind: 'message', text: 'hjälp' },
      canOpenForm: false,
    } as const;
    expect(await harness.dispatch.store(event)).toBe('new');
    expect(await harness.dispatch.store(event)).toBe('seen');
    const responded: string[] = [];
    const responder = {
      platform: 'browser',
      respond: async (_event: unknown, answer: { kind: string }) => void responded.push(answer.kind),
    } as const;
    harness.now = harness.now.plus({ minutes: 1 });
    await harness.dispatch.sweep(new Map([['browser', responder]]));
    await harness.dispatch.sweep(new Map([['browser', responder]]));
    expect(responded).toEqual(['onlyYou']);
    const entry = await harness.em().findOneOrFail(InboxEntry, 'browser:T1:stored');
    expect(entry.payload).toBeNull();
    expect(entry.handledAt).not.toBeNull();
  });
});

describe('A personal identity number', () => {
  it('is never kept: the text comes back without it, to be mended and sent', async () => {
    const answer = await harness.say(admin, '/bryggan roller 811218-9876 samordnare');
    expect(readingOf(answer)).toContain('[personnummer]');
    const form = await harness.press(admin, answer, 'Ändra och skicka');
    expect(form).toMatchObject({
      kind: 'form',
      form: { fields: [{ value: expect.stringContaining('[personnummer]') }] },
    });
    const sent = await harness.submit(admin, form, { text: '/bryggan roller Ingenalls samordnare' });
    expect(readingOf(sent)).toContain('Jag hittar ingen med det namnet');
  });

  it('is left alone when it is an organisation number', async () => {
    expect(readingOf(await harness.say(admin, '/bryggan roller 802001-1235 samordnare'))).toContain(
      'hittar ingen',
    );
  });
});

describe('A form', () => {
  it('that was submitted twice is taken once, and shows what was typed the second time', async () => {
    const answer = await harness.say(admin, '/bryggan roller 811218-9876 samordnare');
    const form = await harness.press(admin, answer, 'Ändra och skicka');
    const both = await Promise.all([
      harness.submit(admin, form, { text: 'hjälp' }),
      harness.submit(admin, form, { text: 'hjälp' }),
    ]);
    const readings = both.map(readingOf).sort();
    expect(readings.filter((one) => one.includes('redan skickat'))).toHaveLength(1);
  });

  it('of somebody else cannot be opened', async () => {
    const answer = await harness.say(admin, '/bryggan roller 811218-9876 samordnare');
    expect(readingOf(await harness.press('Någon annan', answer, 'Ändra och skicka'))).toContain(
      'redan skickat',
    );
  });
});

it('asks somebody who belongs to nothing to be connected', async () => {
  const answer = await harness.dispatch.accept({
    key: 'homeless',
    platform: 'slack',
    tenant: 'T-unknown',
    sender: { externalId: 'U1', locale: 'en-GB' },
    place: { kind: 'direct', reference: 'D1' },
    act: { kind: 'message', text: 'hello' },
    canOpenForm: false,
  });
  expect(readingOf(answer)).toContain('not set up here yet');
  expect(await harness.em().count(Person, { name: 'U1' })).toBe(0);
});

it('answers a button that no longer exists', async () => {
  const answer = await harness.act(admin, { kind: 'press', action: 'gone.away', values: {} });
  expect(readingOf(answer)).toContain('fungerar inte längre');
});
