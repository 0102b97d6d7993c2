import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
let adil: Person;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  adil = await buildPerson(harness.em(), harness.workspace, { name: 'Adil' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  const em = harness.em();
  for (const entity of [Contact, Offer, Representative, Organisation])
    await em.nativeDelete<object>(entity, {});
  await em.nativeDelete(Person, { id: { $nin: [samira.id, adil.id] } });
});

const only = () => harness.em().findOneOrFail(Organisation, {});
async function speakers() {
  const found = await harness
    .em()
    .find(Representative, {}, { populate: ['person'], orderBy: { person: { name: 'asc' } } });
  return found.map(({ person }) => `${person.$.name} ${person.$.email ?? '–'}`);
}

const typed = {
  name: 'Hagsätra Folkdans',
  area: 'Hagsätra',
  aliases: 'HF; Folkdansarna',
  drives: 'Dans för alla',
  offers: ['culture', 'skills'],
  languages: 'svenska, somaliska',
  webPage: 'folkdans.example.org',
  people: 'Ebba Lund, Ebba@example.org\nOlle Ek',
  note: 'Ring efter 17.',
};

async function add(values: Record<string, string | readonly string[]> = typed) {
  const form = await harness.press(samira, await harness.say(samira, '/bryggan visa'), 'Lägg till en aktör');
  return harness.submit(samira, form, values);
}

describe('a new organisation', () => {
  it('has all that was typed, and is found by what it is also called', async () => {
    const read = readingOf(await add());
    for (const line of [
      'Aktören är tillagd.',
      'Aktör: förening, Hagsätra',
      'Kallas också: HF och Folkdansarna',
      'Språk: svenska och somaliska',
      'Webbplats: https://folkdans.example.org',
      'Kan bidra med: kultur och kunnande',
      'Drivkrafter: Dans för alla',
      'Kontaktpersoner: Ebba Lund, ebba@example.org\nOlle Ek',
      'Anteckning: Ring efter 17.',
    ])
      expect(read).toContain(line);
    expect(readingOf(await harness.say(samira, '/bryggan visa hf'))).toContain('Hagsätra Folkdans');
  });

  it('is taken back with those who came with it, and what was typed waits', async () => {
    const undone = await harness.press(samira, await add(), 'Ångra');
    expect(readingOf(undone)).toContain('Hagsätra Folkdans är borttagen igen');
    expect(await harness.em().count(Organisation, {})).toBe(0);
    expect(await harness.em().count(Person, {})).toBe(2);
    const again = await harness.press(samira, undone, 'Öppna formuläret');
    expect(readingOf(await harness.submit(samira, again, {}))).toContain('Ebba Lund, ebba@example.org');
  });

  it('is not taken back once something has been written about it', async () => {
    const added = await add();
    await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde');
    expect(readingOf(await harness.press(samira, added, 'Ångra'))).toContain('Det går inte att ångra längre');
    expect(await harness.em().count(Organisation, {})).toBe(1);
  });

  it('may have the name of another only where an area tells them apart', async () => {
    await add();
    const refused = await add({ ...typed, area: '', aliases: '' });
    expect(refused).toMatchObject({
      kind: 'errors',
      errors: { name: expect.stringContaining('ett område') },
    });
    const kept = await harness.submit(samira, refused, { ...typed, area: 'Örby', aliases: '' });
    expect(readingOf(kept)).toContain('Aktören är tillagd.');
  });

  it('says which field cannot be read, and keeps the rest', async () => {
    const refused = await add({ ...typed, webPage: 'ingen sida', people: 'Ebba@\n', name: '!!!' });
    if (refused.kind !== 'errors') throw new Error(refused.kind);
    expect(Object.keys(refused.errors).sort()).toEqual(['name', 'people', 'webPage']);
    expect(refused.form.fields.find(({ name }) => name === 'note')).toMatchObject({
      value: 'Ring efter 17.',
    });
  });

  it('begins with a name that nobody had', async () => {
    const unknown = await harness.say(samira, '/bryggan visa Örby Odlare');
    const form = await harness.press(samira, unknown, 'Lägg till Örby Odlare');
    expect(readingOf(await harness.submit(samira, form, {}))).toContain('Örby Odlare');
  });
});

describe('a change', () => {
  const change = async (by: Person, values: Record<string, string | readonly string[]>) => {
    const shown = await harness.say(by, '/bryggan visa Hagsätra Folkdans');
    const form = await harness.press(by, shown, 'Ändra uppgifterna');
    return { form, saved: await harness.submit(by, form, values) };
  };

  it('is saved, and taken back whole', async () => {
    await add();
    const people = await harness.em().find(Person, {}, { orderBy: { id: 'asc' } });
    const { saved } = await change(samira, {
      drives: '',
      offers: ['premises'],
      people: 'Ebba Lund, ebba.lund@example.org\nNy Person',
    });
    expect(readingOf(saved)).toContain('Ändringen är sparad.');
    expect(readingOf(saved)).toContain('Kan bidra med: lokal');
    expect(await speakers()).toEqual(['Ebba Lund ebba.lund@example.org', 'Ny Person –']);
    expect((await only()).drives).toBeNull();

    const undone = await harness.press(samira, saved, 'Ångra');
    expect(readingOf(undone)).toContain('Det är som före ändringen.');
    expect(await speakers()).toEqual(['Ebba Lund ebba@example.org', 'Olle Ek –']);
    expect((await only()).drives).toBe('Dans för alla');
    const spoken = await harness.em().find(Representative, {});
    const before = people.map(({ id }) => id);
    expect(spoken.every(({ person }) => before.includes(person.id))).toBe(true);
    expect(readingOf(await harness.press(samira, saved, 'Ångra'))).toContain('Det går inte att ångra längre');
  });

  it('of two at once keeps what the second wrote in the form', async () => {
    await add();
    const shown = await harness.say(adil, '/bryggan visa Hagsätra Folkdans');
    const form = await harness.press(adil, shown, 'Ändra uppgifterna');
    await change(samira, { note: 'Samira var här.' });
    const second = await harness.submit(adil, form, { note: 'Adil var här.' });
    if (second.kind !== 'form') throw new Error(second.kind);
    expect(second.form.intro).toContain('Samira ändrade aktören medan du skrev');
    await harness.submit(adil, second, {});
    expect((await only()).note).toBe('Adil var här.');
  });

  it('does not touch the address of a coordinator who also speaks for an association', async () => {
    await buildOrganisation(harness.em(), harness.workspace, {
      name: 'Hagsätra Folkdans',
      representatives: [adil],
    });
    await change(samira, { people: 'Adil, annan@example.org' });
    expect((await harness.em().findOneOrFail(Person, adil.id)).email ?? null).toBeNull();
    expect(await speakers()).toEqual(['Adil –']);
  });
});

describe('an archived organisation', () => {
  it('is not found by those who log, and is shown and taken out again by its name', async () => {
    await add();
    const shown = await harness.say(samira, '/bryggan visa Hagsätra Folkdans');
    const archived = await harness.press(samira, shown, 'Arkivera');
    expect(readingOf(archived)).toContain('Aktören är arkiverad.');
    expect(readingOf(await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde'))).toContain(
      'Jag hittar ingen aktör',
    );
    const again = await harness.say(samira, '/bryggan visa Hagsätra Folkdans');
    expect(readingOf(again)).toContain('Arkiverad');
    const out = await harness.press(samira, again, 'Ta fram igen');
    expect(readingOf(out)).toContain('Aktören är framtagen igen.');
    await harness.say(samira, '/kontakt Hagsätra Folkdans: ringde');
    expect(await harness.em().count(Contact, {})).toBe(1);
    await harness.press(samira, out, 'Arkivera');
    expect(readingOf(await harness.press(samira, archived, 'Ångra'))).toContain('framtagen igen');
  });
});
