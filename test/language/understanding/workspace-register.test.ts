import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Organisation } from '#entities/organisation.ts';
import { RegisterChange } from '#entities/register-change.ts';
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

/** A promise and what settles it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
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

describe('what changes a register', () => {
  const sql = (text: string) => harness.em().execute(text);

  test('is noted also when it was written by hand, and not when it is about something else', async () => {
    await buildOrganisation(harness.em(), harness.workspace, { name: 'Handskrivna' });
    const before = await load();
    await sql(`update organisations set last_contact_on = '2026-11-01', revision = revision + 1`);
    expect(await load()).toBe(before);
    await sql(
      `update organisations set aliases = '{Handen}', search_aliases = '|handen|' where name = 'Handskrivna'`,
    );
    const called = await load();
    expect(called).not.toBe(before);
    await sql(`delete from organisations where name = 'Handskrivna'`);
    expect(await load()).not.toBe(called);
  });

  test('is seen when it is there for others, and never when it was taken back', async () => {
    const { id } = harness.workspace;
    const made = gate();
    const both = [
      harness.transact(id, async (em) => {
        await buildOrganisation(em, harness.workspace, { name: 'Långsamma' });
        await made.opened;
      }),
      harness.transact(id, async (em) => {
        await buildOrganisation(em, harness.workspace, { name: 'Ångrade' });
        expect((await loadRegister(em, id)).has('angrade')).toBe(true);
        throw new Error('Taken back.');
      }),
    ] as const;
    await expect(both[1]).rejects.toThrow('Taken back.');
    expect((await load()).has('angrade')).toBe(false);
    await buildOrganisation(harness.em(), harness.workspace, { name: 'Snabba' });
    const quick = await load();
    expect([quick.has('snabba'), quick.has('langsamma')]).toEqual([true, false]);
    made.open();
    await both[0];
    const slow = await load();
    expect([slow.has('snabba'), slow.has('langsamma'), slow.has('angrade')]).toEqual([true, true, false]);
  });

  test('leaves no more notes behind than there were changes at once', async () => {
    for (const name of ['En', 'Två', 'Tre'])
      await buildOrganisation(harness.em(), harness.workspace, { name });
    expect(await harness.em().count(RegisterChange, {})).toBe(1);
  });
});

test('a register that many ask for at once is read once', async () => {
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Många Frågar' });
  const all = await Promise.all(Array.from({ length: 6 }, load));
  expect(new Set(all).size).toBe(1);
});
