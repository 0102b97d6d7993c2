import { expect, it } from 'vitest';
import { assign } from '#src/features/register/assign.ts';
import { findColumns } from '#src/features/register/columns.ts';
import { readRows } from '#src/features/register/rules.ts';

it('lets others in between while thousands of names are compared', async () => {
  const cells = Array.from({ length: 1_000 }, (_, at) => [
    at === 0 ? 'namn' : `Örby ${at * 7919} Aktör ${at}`,
  ]);
  const columns = findColumns(cells.map((one, at) => ({ at: at + 1, cells: one })));
  const rows = readRows(columns ?? { fields: [], rows: [] }).flatMap((one) => (one.ok ? [one.row] : []));
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 0);
  const { actors } = await assign([], rows);
  clearInterval(counting);
  expect(actors.length).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(5);
});
