import { expect, it } from 'vitest';
import { assignRows } from '#src/features/register/assign-rows.ts';
import { findColumns } from '#src/features/register/columns.ts';
import { readRows } from '#src/features/register/rules.ts';
import { longestPause } from '#test/support/longest-pause.ts';

it('keeps nobody waiting while thousands of names are compared', async () => {
  const cells = Array.from({ length: 3_000 }, (_, at) => [
    at === 0 ? 'namn' : `Örby ${at * 7919} Aktör ${at}`,
  ]);
  const columns = findColumns(cells.map((one, at) => ({ at: at + 1, cells: one })));
  const rows = readRows(columns ?? { fields: [], rows: [] }).flatMap((one) => (one.ok ? [one.row] : []));
  const { result, pauseMs, tookMs } = await longestPause(() => assignRows([], rows));
  const { actors, doubts } = result;
  expect(actors.length + doubts.length).toBe(rows.length);
  expect(actors[0]?.rows).toEqual([rows[0]]);
  expect(pauseMs).toBeLessThan(tookMs / 4);
});
