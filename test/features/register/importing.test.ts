import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InboxEntry } from '#entities/inbox-entry.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import type { ShowProgress } from '#src/conversation/entry.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
let progress: Answer[];
let keptWhenTold: number;

beforeAll(async () => {
  harness = await Harness.start();
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.em().nativeDelete(Organisation, {});
  await harness.em().nativeDelete(InboxEntry, {});
  progress = [];
  keptWhenTold = 0;
});

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
const file = (rows: number) => ['Namn', ...Array.from({ length: rows }, (_, at) => letters(at))].join('\n');
const late = () => harness.em().count(InboxEntry, { payload: { $ne: null } });
const showProgress = async (one: Answer) => {
  progress.push(one);
  keptWhenTold = await late();
  return undefined;
};
const press = async (shown: Answer, label: string) => {
  const { action, values } = harness.button(shown, label);
  const on = { conversation: 'direct:Samira', message: 'm1' };
  return harness.act(samira, { kind: 'press', action, values, on }, { showProgress });
};
const importRows = (preview: Answer) => press(preview, 'Importera');
const sendFile = (content: string, show: ShowProgress = showProgress) => {
  const bytes = Buffer.from(content);
  const act = { kind: 'file', file: { name: 'a.csv', size: bytes.length }, others: 0, text: '' } as const;
  const fetchFile = async () => ({ ok: true, bytes }) as const;
  return harness.act(samira, act, { fetchFile, showProgress: show });
};
/** Nothing can be written or compared any more. */
const breakRegister = () => harness.em().execute('alter table organisations rename to elsewhere');
const mendRegister = () => harness.em().execute('alter table elsewhere rename to organisations');

it('says at once that an import has begun, in the place of its preview, and then what it came to', async () => {
  const done = await importRows(await harness.sendFile(samira, 'a.csv', file(1_200)));
  expect(progress.map(({ kind }) => kind)).toContain('replace');
  expect(progress.map((one) => readingOf(one))[0]).toContain('Läser in 1\u00a0200 rader …');
  expect(keptWhenTold).toBe(1);
  expect(readingOf(done)).toContain('Importerat');
  expect(readingOf(done)).toContain('[Ångra]');
});

it('says nothing of a few rows, which are there at once', async () => {
  await importRows(await harness.sendFile(samira, 'a.csv', file(20)));
  expect(progress).toEqual([]);
  expect(await late()).toBe(0);
});

it('says in the same place when it failed, saves nothing, and can be done again', async () => {
  const preview = await harness.sendFile(samira, 'a.csv', file(400));
  await harness
    .em()
    .execute(`alter table organisations add constraint broken check (name <> '${letters(0)}')`);
  const stopped = await importRows(preview);
  await harness.em().execute('alter table organisations drop constraint broken');
  expect(stopped.kind).toBe('replace');
  expect(readingOf(stopped)).toMatch(/^Importen avbröts\nInget sparades\. Försök igen\./u);
  expect(await harness.em().count(Organisation, {})).toBe(0);
  expect(readingOf(await importRows(stopped))).toContain('Importerat');
});

it('says while it compares the rows of a file, in a message of its own that the preview takes the place of', async () => {
  const at = { conversation: 'direct:Samira', message: 'm2' };
  const preview = await sendFile(file(1_200), async (one) => {
    await showProgress(one);
    return at;
  });
  expect(readingOf(progress[0] ?? preview)).toContain('Jämför 1\u00a0200 rader med registret …');
  expect(keptWhenTold).toBe(1);
  expect(preview).toMatchObject({ kind: 'replace', on: at });
  expect(readingOf(preview)).toContain('Så här förstod jag a.csv');
  progress = [];
  expect((await sendFile(file(20))).kind).toBe('onlyYou');
  expect(progress).toEqual([]);
});

it('says in the same place that the file was not read, and what to do', async () => {
  await breakRegister();
  const at = { conversation: 'direct:Samira', message: 'm2' };
  const stopped = await sendFile(file(400), async () => at);
  await mendRegister();
  expect(stopped).toMatchObject({ kind: 'replace', on: at });
  expect(readingOf(stopped)).toMatch(/^Läsningen avbröts\nInget sparades\./u);
  expect(readingOf(stopped)).toContain('Skicka filen en gång till.');
});

it('says while it compares them once more, and offers to try that again', async () => {
  const preview = await sendFile(`${file(400)}\nHagsätra Folkdans\nHagsätra Folkdnas`);
  progress = [];
  await breakRegister();
  const stopped = await press(preview, 'Det är en annan');
  await mendRegister();
  expect(readingOf(progress[0] ?? stopped)).toContain('Jämför 402 rader');
  expect(readingOf(stopped)).toMatch(/^Läsningen avbröts\n/u);
  expect(readingOf(await press(stopped, 'Försök igen'))).toContain('Nya: 402');
});

it('says how far it is while an import is taken back, and offers to try again what failed', async () => {
  const done = await importRows(await sendFile(file(400)));
  progress = [];
  await harness
    .em()
    .execute(`create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end';
      create trigger refuse before delete on organisations for each row execute function refuse()`);
  const stopped = await press(done, 'Ångra');
  await harness.em().execute('drop trigger refuse on organisations; drop function refuse()');
  expect(readingOf(progress[0] ?? stopped)).toContain('Går igenom 400 aktörer och personer …');
  expect(readingOf(stopped)).toMatch(/^Importen blev inte ångrad\nInget sparades\./u);
  expect(await harness.em().count(Organisation, {})).toBe(400);
  expect(readingOf(await press(stopped, 'Ångra'))).toContain('Importen är ångrad');
  expect(await harness.em().count(Organisation, {})).toBe(0);
});
