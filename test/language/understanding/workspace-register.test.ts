import { afterAll, beforeAll, expect, test } from 'vitest';
import { Organisation } from '#entities/organisation.ts';
import { findColumns } from '#src/features/register/columns.ts';
import { readRows } from '#src/features/register/rules.ts';
import { importRows } from '#src/features/register/writes.ts';
import { loadRegister } from '#src/language/understanding/workspace-register.ts';
import { Harness } from '#test/support/harness.ts';
import { buildOrganisation } from '#test/support/people.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
});
afterAll(() => harness.stop());

const load = () => loadRegister(harness.em(), harness.workspace.id);

async function change(name: string, apply: (organisation: Organisation) => void) {
  const em = harness.em();
  apply(await em.findOneOrFail(Organisation, { name }));
  await em.flush();
}

async function importFile(text: string) {
  const columns = findColumns(text.split('\n').map((line, at) => ({ at: at + 1, cells: line.split(';') })));
  if (columns === undefined) throw new Error('No columns were found.');
  const rows = readRows(columns).flatMap((one) => (one.ok ? [one.row] : []));
  const { id: workspaceId } = harness.workspace;
  const asked = { workspaceId, now: harness.now, overwrite: true, onProgress: () => {} };
  await harness.transact(workspaceId, (em) => importRows(em, rows, asked));
}

test('a register is kept as long as nothing of it changes, and read anew whatever changed it', async () => {
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Kvarnens Vänner' });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Lugnets Odlare' });
  const before = await load();
  expect(await load()).toBe(before);

  await change('Kvarnens Vänner', (one) => {
    one.name = 'Kvarnens Bagare';
  });
  const renamed = await load();
  expect(renamed).not.toBe(before);

  await importFile('namn;kallas också\nLugnets Odlare;Lugnan');
  const imported = await load();
  expect(imported).not.toBe(renamed);

  // As many as before, but not the same ones.
  await change('Lugnets Odlare', (one) => {
    one.archivedAt = harness.now;
  });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Lugnets Snickare' });
  const swapped = await load();
  expect(swapped).not.toBe(imported);
  expect(await load()).toBe(swapped);
});
