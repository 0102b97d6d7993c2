import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import write from 'write-excel-file/node';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { buildOrganisation } from '#test/support/people.ts';
import { sees } from './file-senders.ts';
import { type FileWorld, startFileWorld } from './file-world.ts';

let world: FileWorld;

beforeAll(async () => {
  world = await startFileWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.harness.em().nativeDelete(Organisation, {});
  await world.harness.em().nativeUpdate(Person, world.samira.id, { roles: ['coordinator'] });
});

const names = async () =>
  (await world.harness.em().find(Organisation, {}, { orderBy: { name: 'asc' } })).map(({ name }) => name);
const rows = [
  ['Namn', 'Typ', 'Område'],
  ['Örby Teater', 'förening', 'Örby'],
  ['Bredängs Kör', 'körsång', 'Bredäng'],
  ['Hagsätra Folkdnas', '', 'Hagsätra'],
];
const csv = rows.map((cells) => cells.join(';')).join('\r\n');
const workbook = () =>
  write([{ sheet: 'Register', data: rows.map((cells) => cells.map((value) => ({ value }))) }]);
const parts = [
  'granö',
  'lövsta',
  'tallmo',
  'ekhult',
  'björkvi',
  'almtorp',
  'linddal',
  'aspnäs',
  'rönnby',
  'hägglid',
];
const letters = (at: number) =>
  [...String(at).padStart(4, '0')].map((digit, place) => `${'kmpt'[place]}${parts[Number(digit)]}`).join(' ');
const namesOf = (count: number) =>
  ['Namn', ...Array.from({ length: count }, (_, at) => letters(at))].join('\n');
const mend = 'Hämta raderna att rätta';

describe.each(['browser', 'slack', 'teams'] as const)('A register sent as a file on %s', (platform) => {
  const sender = () => world.senders[platform];
  const last = async () => (await sender().standing()).at(-1)?.text;

  it.each([
    ['CSV in the letters of old spreadsheets', 'gammal.csv', async () => Buffer.from(csv, 'latin1')],
    ['a workbook', 'register.xlsx', async () => workbook().toBuffer()],
  ])('is shown, imported and taken back: %s', async (_, name, content) => {
    await buildOrganisation(world.harness.em(), world.harness.workspace, { name: 'Hagsätra Folkdans' });
    await sender().send(name, await content());
    const preview = await sees(sender(), `Så här förstod jag ${name}`);
    expect(preview.text).toContain('Hagsätra Folkdnas liknar Hagsätra Folkdans');
    expect(preview.text).toContain('Rad 3: ”körsång” är ingen typ av aktör');
    expect(preview.text).toContain('Inget är importerat än');
    expect(await names()).toEqual(['Hagsätra Folkdans']);

    await sender().press(`Så här förstod jag ${name}`, 'Det är samma');
    await expect.poll(last).not.toContain('liknar');
    await sender().press(`Så här förstod jag ${name}`, 'Importera');
    await expect.poll(last).toContain('Importerat');
    expect(await names()).toEqual(['Hagsätra Folkdans', 'Örby Teater']);
    await sender().press('Importerat', 'Ångra');
    await expect.poll(last).toContain('Importen är ångrad');
    expect(await names()).toEqual(['Hagsätra Folkdans']);
  });

  it('has its broken rows handed back as a file, which is mended and sent again', async () => {
    await sender().send('första.csv', csv);
    const { links } = await sees(sender(), 'Så här förstod jag första.csv');
    const returned = await world.download(links[mend] ?? '');
    expect(returned.name).toBe('rader-kvar.csv');
    const text = returned.bytes.toString();
    expect(text).toContain('"Bredängs Kör";"körsång";"Bredäng"');
    expect(text).not.toContain('Örby Teater');
    await sender().send(returned.name, text.replace('"körsång"', '"förening"'));
    const preview = await sees(sender(), 'Så här förstod jag rader-kvar.csv');
    expect(preview.text).toMatch(/Nya\W+1\s/u);
    expect(preview.text).not.toContain('Kvar att rätta');
    await sender().press('Så här förstod jag rader-kvar.csv', 'Importera');
    await expect.poll(names).toEqual(['Bredängs Kör']);
  });

  it('says in one place how far it is, where it takes long, and nothing of a few rows', async () => {
    const told: string[] = [];
    world.onTold = async () => {
      told.push((await sender().standing()).at(-1)?.text ?? '');
    };
    await sender().send('kort.csv', namesOf(20));
    await sees(sender(), 'Så här förstod jag kort.csv');
    expect(told).toEqual([]);
    const before = (await sender().standing()).length;
    await sender().send('lång.csv', namesOf(400));
    await expect.poll(last).toContain('Så här förstod jag lång.csv');
    await sender().press('Så här förstod jag lång.csv', 'Importera');
    await expect.poll(last).toContain('Samma fil en gång till');
    await sender().press('Samma fil en gång till', 'Ångra');
    await expect.poll(last).toContain('Importen är ångrad');
    world.onTold = undefined;
    expect((await sender().standing()).length).toBe(before + 1);
    expect(told).toEqual([
      expect.stringContaining('Jämför 400 rader med registret …'),
      expect.stringContaining('Läser in 400 rader …'),
      expect.stringContaining('Går igenom 400 aktörer och personer …'),
    ]);
  });

  it.each([
    ['of another kind', 'karta.png', 'PNG', 'Andra filer gör jag inget med'],
    ['of an old Excel', 'a.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'gammalt Excelformat'],
    ['without names', 'tal.csv', '1;2\r\n3;4', 'ingen kolumn med namn'],
    ['with too many rows', 'lång.csv', `namn\n${'Aktör\n'.repeat(5_001)}`, 'fler än 5\u00a0000 rader'],
    ['with too many bytes', 'tung.csv', Buffer.alloc(5_000_001, 'a'), 'större än 5 MB'],
  ])('is refused with what to do instead: one %s', async (_, name, content, sentence) => {
    await sender().send(name, content);
    expect((await sees(sender(), `Jag kan inte läsa ${name}`)).text).toContain(sentence);
    expect(await names()).toEqual([]);
  });

  it('is not read for somebody who may not import', async () => {
    await world.harness.em().nativeUpdate(Person, world.samira.id, { roles: ['representative'] });
    await sender().send('hemlig.csv', csv);
    const refused = await sees(sender(), 'samordnare');
    expect(refused.text).not.toContain('Så här förstod jag');
    expect((await sender().standing()).some(({ text }) => text.includes('hemlig.csv'))).toBe(false);
  });
});

it('that Slack does not hand out is asked for by way of the administrator', async () => {
  world.slack.scopes.delete('files:read');
  await world.senders.slack.send('låst.csv', csv);
  const { text } = await sees(world.senders.slack, 'Jag kan inte läsa låst.csv');
  world.slack.scopes.add('files:read');
  expect(text).toContain('Be en administratör att installera om Bryggan');
});

it('that is gone from Teams’ storage is asked for again', async () => {
  world.teams.storageAnswers = 404;
  await world.senders.teams.send('borta.csv', csv);
  const { text } = await sees(world.senders.teams, 'Jag kan inte läsa borta.csv');
  world.teams.storageAnswers = undefined;
  expect(text).toContain('Skicka den en gång till');
});
