import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Contact } from '#entities/contact.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;

beforeAll(async () => {
  harness = await Harness.start();
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.em().nativeDelete(Organisation, {});
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra Folkdans' });
});

const rows = [
  'Namn\tTyp\tOmråde',
  'Örby Teater\tförening\tÖrby',
  'Hagsätra Folkdnas\t\tHagsätra',
  'Bredängs Kör\tkörsång\tBredäng',
].join('\n');

async function paste(text: string) {
  const form = await harness.say(samira, '/bryggan importera');
  return harness.submit(samira, form, { rows: text });
}
const names = async () =>
  (await harness.em().find(Organisation, {}, { orderBy: { name: 'asc' } })).map(
    ({ name, area }) => `${name}, ${area ?? '–'}`,
  );

describe('/bryggan importera', () => {
  it('shows how the rows are understood and what they would do, and saves nothing yet', async () => {
    const read = readingOf(await paste(rows));
    expect(read).toContain('Namn: namn\nTyp: typ\nOmråde: område');
    expect(read).toContain('Nya: 1\nKompletterade: 0\nOförändrade: 0\nKvar att rätta: 2');
    expect(read).toContain('Hagsätra Folkdnas liknar Hagsätra Folkdans');
    expect(read).toContain('Rad 4: ”körsång” är ingen typ av aktör');
    expect(await names()).toEqual(['Hagsätra Folkdans, –']);
  });

  it('follows what is decided, and leaves the rest to be mended and pasted again', async () => {
    const decided = await harness.press(samira, await paste(rows), 'Det är samma');
    expect(readingOf(decided)).toContain('Nya: 1\nKompletterade: 1');
    const done = await harness.press(samira, decided, 'Importera');
    expect(await names()).toEqual(['Hagsätra Folkdans, Hagsätra', 'Örby Teater, Örby']);
    expect(readingOf(done)).toContain('Kvar att rätta: 1');
    expect(readingOf(await harness.press(samira, decided, 'Importera'))).toContain('redan hanterade');

    const form = await harness.press(samira, done, 'Rätta raderna som är kvar');
    if (form.kind !== 'form') throw new Error(form.kind);
    const [field] = form.form.fields;
    const left = field?.kind === 'longText' ? (field.value ?? '') : '';
    const again = await harness.submit(samira, form, { rows: left.replace('körsång', 'förening') });
    await harness.press(samira, again, 'Importera');
    expect(await names()).toContain('Bredängs Kör, Bredäng');
  });

  it('takes one that is like another as a new one when somebody says so', async () => {
    const decided = await harness.press(samira, await paste(rows), 'Det är en annan');
    await harness.press(samira, decided, 'Importera');
    expect(await names()).toEqual([
      'Hagsätra Folkdans, –',
      'Hagsätra Folkdnas, Hagsätra',
      'Örby Teater, Örby',
    ]);
  });

  it('changes nothing when the same rows come again', async () => {
    await harness.press(samira, await paste(rows), 'Importera');
    const again = await paste(rows);
    expect(readingOf(again)).toContain('Nya: 0\nKompletterade: 0\nOförändrade: 1');
    expect(readingOf(again)).not.toContain('[Importera]');
  });

  it('is taken back whole, but for what has been used since', async () => {
    const em = harness.em();
    await buildOrganisation(em, harness.workspace, { name: 'Sätra Bio', area: 'Sätra' });
    const people = await em.count(Person, {});
    const text = [
      'Namn\tOmråde\tKallas också\tErbjuder\tKontaktperson\tE-post',
      'Hagsätra Folkdans\tHagsätra\tHF\tlokal\tEbba Lund\tebba@example.org',
      'Örby Teater\tÖrby\t\tkultur\tOlle Ek\tolle@example.org',
      'Bredängs Kör\tBredäng\t\t\t\t',
      'Sätra Bio\t\tBion\t\t\t',
    ].join('\n');
    const done = await harness.press(samira, await paste(text), 'Importera');
    expect(await em.count(Person, {})).toBe(people + 2);
    await harness.say(samira, '/kontakt Bredängs Kör: ringde');
    const undone = await harness.press(samira, done, 'Ångra');
    expect(readingOf(undone)).toContain(
      '3 aktörer är borttagna eller som de var före importen.\n1 aktör har använts',
    );
    expect(await names()).toEqual(['Bredängs Kör, Bredäng', 'Hagsätra Folkdans, –', 'Sätra Bio, Sätra']);
    const all = await harness.em().find(Organisation, {});
    expect(all.flatMap(({ aliases }) => aliases ?? [])).toEqual([]);
    expect(await harness.em().count(Offer, {})).toBe(0);
    expect(await harness.em().count(Representative, {})).toBe(0);
    expect(await harness.em().count(Person, {})).toBe(people);
    const noted = await harness.em().find(AuditEntry, { verb: 'register.undo' });
    expect(noted.map((one) => one.person?.id)).toEqual([samira.id, samira.id, samira.id]);
    expect(readingOf(await harness.press(samira, done, 'Ångra'))).toContain('redan hanterade');
    const again = await harness.press(samira, undone, 'Ändra raderna');
    expect(readingOf(await harness.submit(samira, again, {}))).toContain('Nya: 1\nKompletterade: 2');
    await harness.em().nativeDelete(Contact, {});
  });

  it('says beside the field what cannot be read, and keeps it', async () => {
    for (const text of ['12\t13\n14\t15', '   \t\n"']) {
      expect(await paste(text), text).toMatchObject({ kind: 'errors', errors: { rows: expect.any(String) } });
    }
    const many = ['Namn', ...Array.from({ length: 2_100 }, (_, at) => `Aktör ${at}`)].join('\n');
    expect(await paste(many)).toMatchObject({ errors: { rows: expect.stringContaining('2 000 rader') } });
  });
});
