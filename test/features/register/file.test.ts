import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import write from 'write-excel-file/node';
import { Draft } from '#entities/draft.ts';
import { InboxEntry } from '#entities/inbox-entry.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { buttonsOf } from '#src/conversation/elements/card.ts';
import { translator } from '#src/locales/translate.ts';
import { links } from '#test/support/addresses.ts';
import { cardOf, Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;

beforeAll(async () => {
  harness = await Harness.start();
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.em().nativeDelete(Draft, {});
  await harness.em().nativeDelete(Organisation, {});
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra Folkdans' });
});

const rows = [
  'Namn;Typ;Område;Telefon',
  'Örby Teater;förening;Örby;08-1',
  'Hagsätra Folkdnas;;Hagsätra;',
  'Bredängs Kör;körsång;Bredäng;',
].join('\r\n');

const send = (content: Buffer | string, name = 'register.csv') => harness.sendFile(samira, name, content);
const names = async () =>
  (await harness.em().find(Organisation, {}, { orderBy: { name: 'asc' } })).map(({ name }) => name);
const drafts = async () => JSON.stringify(await harness.em().find(Draft, {}));

/** What a link on an answer hands out, as CSV has it. */
async function download(answer: Answer, label: string) {
  const link = buttonsOf(cardOf(answer)).find((one) => one.kind === 'link' && one.label === label);
  const [, token = ''] = /\/a\/([^.]+)\.csv/u.exec(link?.kind === 'link' ? link.url : '') ?? [];
  const read = links.read(token, harness.now);
  if (!read.ok) throw new Error(`No link "${label}"`);
  const { matter } = read.link;
  const workbook = await harness.registry.message(matter.message)?.workbook?.({
    em: harness.em(),
    workspace: harness.workspace,
    reader: samira,
    now: harness.now,
    language: 'sv',
    t: translator('sv'),
    addressOf: undefined,
    subjectId: matter.subject,
  });
  return workbook?.sheets[0].rows;
}

describe('a file sent to the bot', () => {
  it('is shown as it is understood, and saves nothing yet', async () => {
    const read = readingOf(await send(Buffer.from(rows, 'latin1')));
    expect(read).toContain('Så här förstod jag register.csv');
    expect(read).toContain('Namn: namn\nTyp: typ\nOmråde: område\nTas inte med: Telefon\nRader: 3\nNya: 1');
    expect(read).toContain('Hagsätra Folkdnas liknar Hagsätra Folkdans');
    expect(read).toContain('Rad 4: ”körsång” är ingen typ av aktör');
    expect(read).not.toContain('Ändra raderna');
    expect(read).toContain('\nAtt rätta\n');
    // Who it is like is decided there and then.
    expect(read).not.toContain('Rad 3:');
    expect(await names()).toEqual(['Hagsätra Folkdans']);
  });

  it('is imported when it is confirmed, and nothing of it stays but what was left to mend', async () => {
    const decided = await harness.press(samira, await send(rows), 'Det är samma');
    expect(await drafts()).toContain('Örby Teater');
    const done = await harness.press(samira, decided, 'Importera');
    expect(await names()).toEqual(['Hagsätra Folkdans', 'Örby Teater']);
    expect(await drafts()).not.toContain('Örby Teater');
    expect(await download(done, 'Hämta raderna att rätta')).toEqual([
      [4, 'Bredängs Kör', 'körsång', 'Bredäng', '', '', expect.stringContaining('ingen typ')],
    ]);
    expect(readingOf(await harness.press(samira, decided, 'Importera'))).toContain('redan hanterade');
    expect(readingOf(await send(rows))).toContain('Nya: 0\nKompletterade: 0\nOförändrade: 1');
    const undone = await harness.press(samira, done, 'Ångra');
    expect(readingOf(undone)).toContain('2 aktörer är borttagna eller som de var');
    expect(await names()).toEqual(['Hagsätra Folkdans']);
  });

  it('says which columns are not taken where there are no headings, and not which of them are ours', async () => {
    const guessed = await send(
      'Västertorps Kanot,1978,kanot@example.org\r\nAxelsbergs Orkester,1983,ork@example.org',
    );
    expect(readingOf(guessed)).toContain('kolumn 1: namn\nkolumn 3: e-post\nTas inte med: kolumn 2');
    const ours = readingOf(await send('rad;namn;varför\r\n2;Örby Bio;”bio” är ingen typ av aktör.'));
    expect(ours).toContain('namn: namn\nRader: 1');
  });

  it('hands out its broken rows before anything is imported', async () => {
    const preview = await send('Namn;Typ\r\nÖrby Bio;bio\r\n');
    expect(readingOf(preview)).not.toContain('[Importera]');
    expect(await download(preview, 'Hämta raderna att rätta')).toEqual([
      [2, 'Örby Bio', 'bio', '', expect.any(String)],
    ]);
  });

  it('takes no formula for a name, in a workbook as little as in CSV', async () => {
    const cells = ['Namn', '=cmd()', 'Örby Bio'];
    const workbook = await write([{ sheet: 'A', data: cells.map((value) => [{ value }]) }]).toBuffer();
    for (const preview of [await send(workbook, 'a.xlsx'), await send(cells.join('\r\n'))]) {
      expect(readingOf(preview)).toContain('Rad 2: ”=cmd()” är en formel. Skriv värdet i stället.');
      expect(readingOf(preview)).toContain('Nya: 1');
    }
  });

  it('is kept without personal identity numbers, whose rows are left', async () => {
    const preview = await send(
      'Namn;Kontaktperson;Id\r\nÖrby Bio;Eva 811228-9874;811228-9874\r\nSätra Bio;;811228-9874\r\n',
    );
    expect(readingOf(preview)).toContain('Rad 2: Raden innehåller ett personnummer');
    expect(readingOf(preview)).toContain('Nya: 1');
    expect(await drafts()).toContain('Örby Bio');
    expect(await drafts()).not.toContain('9874');
  });

  it.each([
    ['has too many bytes', Buffer.alloc(5_000_001, 'a'), 'a.csv', 'större än 5 MB'],
    ['has too many rows', `namn\n${'Aktör\n'.repeat(5_001)}`, 'a.csv', 'fler än 5\u00a0000 rader'],
    ['is empty', '', 'a.csv', 'inga rader'],
    ['is of an old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'a.xls', 'gammalt Excelformat'],
    ['is broken', 'PK and no more', 'a.xlsx', 'Spara den på nytt'],
    ['has no names', '1;2\r\n3;4', 'a.csv', 'ingen kolumn med namn'],
    ['is no table', 'GIF89a', 'a.gif', 'Andra filer gör jag inget med'],
  ])('is answered with what to do when it %s', async (_, content, name, sentence) => {
    const answer = readingOf(await send(content, name));
    expect(answer).toContain(`Jag kan inte läsa ${name}`);
    expect(answer).toContain(sentence);
    expect(await drafts()).toBe('[]');
  });

  it('is not even fetched for somebody who may not import, or when it is said to be too large', async () => {
    const ebba = await buildPerson(harness.em(), harness.workspace, {
      name: 'Ebba',
      roles: ['representative'],
    });
    const fetchFile = () => Promise.reject(new Error('It was fetched.'));
    const act = { kind: 'file', file: { name: 'a.csv' }, others: 0, text: '' } as const;
    expect(readingOf(await harness.act(ebba, act, { fetchFile }))).toContain('samordnare');
    const large = { ...act, file: { name: 'a.csv', size: 6_000_000 } };
    expect(readingOf(await harness.act(samira, large, { fetchFile }))).toContain('större än 5 MB');
  });

  it('asks for it again when a crash came between, since nobody can fetch it any more', async () => {
    const act = { kind: 'file', file: { name: 'a.csv' }, others: 0, text: '' } as const;
    expect(readingOf(await harness.act(samira, act))).toContain('Skicka den en gång till');
    expect(JSON.stringify(await harness.em().find(InboxEntry, { payload: { $ne: null } }))).toBe('[]');
  });

  it('loses nothing that was written beside it', async () => {
    const beside = { text: 'Träffade Hagsätra Folkdans igår', others: 2 };
    expect(readingOf(await harness.sendFile(samira, 'bild.png', 'x', beside))).toContain('Hagsätra Folkdans');
    expect(readingOf(await harness.sendFile(samira, 'bild.png', 'x', beside))).not.toContain('kan inte läsa');
    const preview = readingOf(await harness.sendFile(samira, 'a.csv', rows, beside));
    expect(preview).toContain('2 filer till kom med');
    expect(preview).toContain('Träffade Hagsätra Folkdans igår');
  });
});
