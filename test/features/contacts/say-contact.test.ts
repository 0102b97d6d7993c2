import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Need } from '#entities/need.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  for (const name of ['Hagsätra Folkdans', 'Hjälp', 'Mote', '<!channel>', 'جمعية النور']) {
    await buildOrganisation(harness.em(), harness.workspace, { name });
  }
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.em().nativeDelete(Contact, {});
});

const contacts = () => harness.em().find(Contact, {}, { populate: ['organisation'] });

describe('free words from a coordinator', () => {
  it('are logged where an organisation is named', async () => {
    const sentence =
      'Träffade Hagsätra Folkdans igår, de behöver lokal på torsdagar och kan hjälpa till med barnaktiviteter';
    const read = readingOf(await harness.say(samira, sentence));
    expect(read).toContain('Loggat: Hagsätra Folkdans');
    expect(read).toContain('Dag: i går, söndag 22 november');
    expect(read).toContain('Hur: besök');
    expect(read).toContain('Behöver: lokal');
    expect(read).toContain('Kan bidra med: kunnande');
    expect(await contacts()).toMatchObject([{ note: sentence, happenedOn: '2026-11-22', way: 'visit' }]);
  });

  it('are logged where an organisation is named by what it is also called', async () => {
    await buildOrganisation(harness.em(), harness.workspace, {
      name: 'Rågsveds Kvinnoförening',
      aliases: ['Systrarna på Torget'],
    });
    await harness.say(samira, 'Ringde Systrarna på Torget igår, de behöver lokal');
    await harness.say(samira, '/kontakt systrarna på torget: ses på måndag');
    const logged = (await contacts()).map((one) => one.organisation.getEntity().name);
    expect(logged).toEqual(['Rågsveds Kvinnoförening', 'Rågsveds Kvinnoförening']);
  });

  it('are logged in small letters and misspelt', async () => {
    await harness.say(samira, 'ringde hagsatra folkdnas igår, de behöver pengar');
    expect((await contacts()).map((one) => one.organisation.getEntity().name)).toEqual(['Hagsätra Folkdans']);
  });

  it('about two organisations become a contact with each, with what is told of it', async () => {
    await buildOrganisation(harness.em(), harness.workspace, { name: 'Ormkärrs Odlare' });
    const answer = await harness.say(
      samira,
      'Träffade Hagsätra Folkdans och Ormkärrs Odlare igår. Folkdans behöver lokal',
    );
    expect(readingOf(answer)).toContain('Loggat: Hagsätra Folkdans och Ormkärrs Odlare');
    expect(await contacts()).toHaveLength(2);
    const needs = await harness.em().find(Need, {}, { populate: ['organisation'] });
    expect(needs.map(({ organisation }) => organisation.getEntity().name)).toEqual(['Hagsätra Folkdans']);
  });

  it('about two organisations and a body offer to refer what was told of need', async () => {
    const { workspace } = harness;
    await buildOrganisation(harness.em(), workspace, { name: 'Stämbandet' });
    await buildOrganisation(harness.em(), workspace, { name: 'Fastighetskontoret', kind: 'authority' });
    const answer = await harness.say(
      samira,
      'Träffade Hagsätra Folkdans och Stämbandet igår. Folkdans behöver lokal, hänvisade dem till Fastighetskontoret',
    );
    expect(readingOf(answer).match(/Hänvisa till Fastighetskontoret/g)).toHaveLength(1);
    const form = await harness.press(samira, answer, 'Hänvisa till Fastighetskontoret');
    expect(form).toMatchObject({ kind: 'form' });
    expect(JSON.stringify(form)).toContain('Hagsätra Folkdans');
    const both = await harness.say(
      samira,
      'Träffade Hagsätra Folkdans och Stämbandet idag, hänvisade dem till Fastighetskontoret',
    );
    expect(readingOf(both).match(/Hänvisa till Fastighetskontoret/g)).toHaveLength(2);
  });

  it('that say a need is none any longer close it, and an undo opens it again', async () => {
    await harness.say(samira, 'Träffade Hagsätra Folkdans igår, de behöver lokal');
    const answer = await harness.say(samira, 'Ringde Hagsätra Folkdans idag, de behöver inte lokal längre');
    expect(readingOf(answer)).toContain('Behövs inte längre: lokal');
    expect(await harness.em().find(Need, { metAt: null })).toHaveLength(0);
    expect(readingOf(await harness.press(samira, answer, 'Ångra'))).toContain('Ångrat');
    expect(await harness.em().find(Need, { metAt: null })).toMatchObject([{ category: 'premises' }]);
  });

  it('that are not surely understood are asked about, and logged with one press', async () => {
    const asked = await harness.say(samira, 'Träffade kanske Hagsätra Folkdans igår, de behöver lokal');
    expect(readingOf(asked)).toContain('Menar du så här?');
    expect(await contacts()).toHaveLength(0);
    const logged = await harness.press(samira, asked, 'Logga med Hagsätra Folkdans (förening)');
    expect(readingOf(logged)).toContain('Loggat: Hagsätra Folkdans');
    expect(await contacts()).toMatchObject([
      { note: 'Träffade kanske Hagsätra Folkdans igår, de behöver lokal', way: 'visit' },
    ]);
  });

  it('that are not surely understood offer to refer all the same, by the button and by the form', async () => {
    await buildOrganisation(harness.em(), harness.workspace, {
      name: 'Bostadsbolaget Linden',
      kind: 'authority',
    });
    const sentence =
      'Träffade kanske Hagsätra Folkdans igår, de behöver lokal, skickade dem vidare till Bostadsbolaget Linden';
    const asked = await harness.say(samira, sentence);
    expect(readingOf(asked)).toContain('Menar du så här?');
    const logged = await harness.press(samira, asked, 'Logga med Hagsätra Folkdans (förening)');
    expect(readingOf(logged)).toContain('Hänvisa till Bostadsbolaget Linden');
    expect(await harness.press(samira, logged, 'Hänvisa till Bostadsbolaget Linden')).toMatchObject({
      kind: 'form',
    });
    const form = await harness.press(samira, await harness.say(samira, sentence), 'Öppna formuläret');
    const { id: organisation } = await harness
      .em()
      .findOneOrFail(Organisation, { name: 'Hagsätra Folkdans' });
    const filled = await harness.submit(samira, form, { organisation });
    expect(readingOf(filled)).toContain('Hänvisa till Bostadsbolaget Linden');
  });

  it('that only ask show what is known, and log nothing', async () => {
    const read = readingOf(await harness.say(samira, 'Vad vet vi om Hagsätra Folkdans?'));
    expect(read).toContain('Inget har hänt än');
    expect(await contacts()).toHaveLength(0);
  });

  it('without an organisation log nothing, and wait in the form', async () => {
    const answer = await harness.say(samira, 'vi pratade om lokalen igår');
    expect(readingOf(answer)).toContain('Jag ser inte vilken aktör det gäller');
    const form = await harness.press(samira, answer, 'Logga som kontakt');
    expect(form).toMatchObject({ kind: 'form' });
    const logged = await harness.submit(samira, form, { newOrganisation: 'Hagsätra Folkdans' });
    expect(readingOf(logged)).toContain('Loggat: Hagsätra Folkdans');
    expect(await harness.em().count(Organisation, { name: 'Hagsätra Folkdans' })).toBe(1);
    expect(await contacts()).toMatchObject([
      { note: 'vi pratade om lokalen igår', happenedOn: '2026-11-22' },
    ]);
  });

  it('about somebody unknown offer to add them', async () => {
    const asked = await harness.say(samira, 'Träffade Rågsveds Schackvänner igår, de söker pengar');
    const logged = await harness.press(samira, asked, 'Lägg till ”Rågsveds Schackvänner” som ny aktör');
    expect(readingOf(logged)).toContain('Loggat: Rågsveds Schackvänner');
  });

  it('in a channel only fill the form', async () => {
    const place = { kind: 'channel', reference: 'channel:alla' } as const;
    const answer = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde igår', place);
    expect(answer.kind).toBe('form');
    expect(await contacts()).toHaveLength(0);
    await harness.submit(samira, answer, {});
    expect(await contacts()).toMatchObject([{ note: 'ringde igår', happenedOn: '2026-11-22' }]);
  });
});

describe('others', () => {
  it('a representative is told what they can do, and nothing is kept', async () => {
    const person = await buildPerson(harness.em(), harness.workspace, {
      name: 'Amina',
      roles: ['representative'],
    });
    const answer = await harness.say(person, 'Träffade Hagsätra Folkdans igår');
    expect(readingOf(answer)).toContain('Inbjudningar');
    expect(await contacts()).toHaveLength(0);
  });

  it('a representative cannot log, change or list, by word or by button', async () => {
    const person = await buildPerson(harness.em(), harness.workspace, {
      name: 'Bo',
      roles: ['representative'],
    });
    const shown = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde om lokal');
    for (const line of ['/kontakt Mote: x', '/bryggan behov', '/matcha Mote']) {
      expect(readingOf(await harness.say(person, line))).toContain('Det här kan du inte göra');
    }
    expect(readingOf(await harness.press(person, shown, 'Ändra'))).toContain('Det här kan du inte göra');
  });
});

describe('bad input', () => {
  it.each([
    ['only emoji', '👩‍👩‍👧🎉🎉'],
    ['right to left', 'שלום עולם'],
    ['SQL', "'; drop table contacts; --"],
    ['markup', '</script><script>alert(1)</script>'],
    ['a backslash', '\\'],
    ['question marks', '?? ? ???'],
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'x\ud83d'],
    ['only a colon', ':'],
    ['colons', ':::'],
    ['new lines', '\n\n\n'],
    ['a plus', '+'],
    ['pluses', '+ + +: +'],
  ])('%s after each command gets an answer that only the sender sees', async (_, typed) => {
    for (const word of ['kontakt', 'matcha', 'bryggan', 'match', 'contact']) {
      for (const text of [
        typed,
        `${typed}: ${typed}`,
        `Hagsätra Folkdans: ${typed}`,
        `${typed} + ${typed}`,
      ]) {
        const answer = await harness.act(samira, { kind: 'command', word, text });
        expect(['onlyYou', 'form']).toContain(answer.kind);
        if (answer.kind === 'onlyYou') expect(answer.card.title).not.toContain('gick fel');
      }
    }
    const said = await harness.say(samira, typed);
    if (said.kind === 'onlyYou') expect(said.card.title).not.toContain('gick fel');
  });

  it('40,000 characters are kept in a form, not cut and not logged', async () => {
    const answer = await harness.act(samira, {
      kind: 'command',
      word: 'kontakt',
      text: `Hagsätra Folkdans: ${'ordet '.repeat(6_700)}`,
    });
    expect(readingOf(answer)).toContain('Anteckningen är för lång');
    expect(await contacts()).toHaveLength(0);
    const form = await harness.press(samira, answer, 'Öppna formuläret');
    if (form.kind !== 'form') throw new Error('Not a form');
    const note = form.form.fields.find((field) => field.name === 'note');
    expect(note?.kind === 'longText' && note.value?.length).toBeGreaterThan(40_000);
    const refused = await harness.submit(samira, form, { organisation: '' });
    expect(refused).toMatchObject({ kind: 'errors', errors: { note: expect.stringContaining('10 000') } });
  });

  it('40,000 characters without a name, of one word or of many, get an answer', async () => {
    for (const typed of ['x'.repeat(40_000), 'x '.repeat(20_000), 'Hjälp '.repeat(6_000)]) {
      for (const word of ['kontakt', 'matcha']) {
        const answer = await harness.act(samira, { kind: 'command', word, text: typed });
        if (answer.kind === 'onlyYou') expect(answer.card.title.length).toBeLessThan(150);
      }
    }
    expect(await contacts()).toHaveLength(0);
  });

  it('keeps a long note whole and shows its beginning', async () => {
    const note = `ringde ${'och '.repeat(1_000)}`.trim();
    const read = readingOf(await harness.say(samira, `/kontakt Hagsätra Folkdans: ${note}`));
    expect(read).toContain('Hela anteckningen');
    expect(await contacts()).toMatchObject([{ note }]);
  });

  it('finds organisations whose names are commands, mark-up or right to left', async () => {
    for (const name of ['Hjälp', 'Mote', '<!channel>', 'جمعية النور']) {
      const answer = await harness.act(samira, { kind: 'command', word: 'kontakt', text: `${name}: ringde` });
      // Names of another direction stand isolated.
      expect(readingOf(answer).replaceAll(/[\u2068\u2069]/g, '')).toContain(`Loggat: ${name}`);
    }
  });

  it('does not keep a personal identity number', async () => {
    const answer = await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde 19640823-3234');
    expect(readingOf(answer)).toContain('personnummer');
    expect(await contacts()).toHaveLength(0);
  });
});
