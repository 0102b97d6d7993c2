import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InboxEntry } from '#entities/inbox-entry.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
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

const letters = (at: number) =>
  [...String(at)].map((digit) => String.fromCharCode(97 + Number(digit)).repeat(4)).join('');
const file = (rows: number) =>
  ['Namn', ...Array.from({ length: rows }, (_, at) => letters(at * 7919))].join('\n');
const late = () => harness.em().count(InboxEntry, { payload: { $ne: null } });
const importRows = async (preview: Answer) => {
  const { action, values } = harness.button(preview, 'Importera');
  const on = { conversation: 'direct:Samira', message: 'm1' };
  const showProgress = async (one: Answer) => {
    progress.push(one);
    keptWhenTold = await late();
  };
  return harness.act(samira, { kind: 'press', action, values, on }, { showProgress });
};

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
