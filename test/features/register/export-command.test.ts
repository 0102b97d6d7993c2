import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '#entities/person.ts';
import { declarations } from '#handlers/index.ts';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import { createRegistry } from '#src/conversation/declarations/registry.ts';
import { translator } from '#src/locales/translate.ts';
import { cardOf, Harness } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;

beforeAll(async () => {
  harness = await Harness.start();
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  await buildOrganisation(harness.em(), harness.workspace, {
    name: '=Hagsätra Folkdans',
    area: 'Hagsätra',
    aliases: ['HF', 'Folkdansarna'],
  });
  await harness.say(samira, '/kontakt HF: behöver lokal');
});
afterAll(() => harness.stop());

async function workbook(reader: Person | undefined, subjectId = harness.workspace.id) {
  const declared = createRegistry(declarations).message('register.export');
  const given: MessageContext & { readonly subjectId: string } = {
    em: harness.em(),
    workspace: harness.workspace,
    reader,
    now: harness.now,
    language: 'sv',
    t: translator('sv'),
    addressOf: undefined,
    subjectId,
  };
  return declared?.workbook?.(given);
}

it('hands a coordinator addresses of the register as files', async () => {
  const card = cardOf(await harness.say(samira, '/bryggan exportera'));
  const links = card.elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
  expect(links).toMatchObject([
    { kind: 'link', label: 'Hämta Excel' },
    { kind: 'link', label: 'Hämta CSV' },
  ]);
});

it('has actors with their aliases, needs and contacts', async () => {
  const found = await workbook(samira);
  expect(found?.sheets.map(({ title, rows }) => `${title}: ${rows.length}`)).toEqual([
    'aktörer: 1',
    'behov: 1',
    'kontakter: 1',
  ]);
  const [organisations] = found?.sheets ?? [];
  expect(organisations?.rows[0]).toEqual(
    expect.arrayContaining(['=Hagsätra Folkdans', 'Hagsätra', 'HF; Folkdansarna']),
  );
});

it('hands nobody else the files, also by an address that was passed on', async () => {
  const karim = await buildPerson(harness.em(), harness.workspace, {
    name: 'Karim',
    roles: ['representative'],
  });
  const answer = await harness.say(karim, '/bryggan exportera');
  expect(cardOf(answer).elements.some(({ kind }) => kind === 'buttons')).toBe(false);
  expect(await workbook(karim)).toBeUndefined();
  expect(await workbook(undefined)).toBeUndefined();
  expect(await workbook(samira, '00000000-0000-7000-8000-000000000000')).toBeUndefined();
});
