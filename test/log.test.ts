import { DatabaseError } from 'pg';
import { expect, it } from 'vitest';
import { createLog } from '#src/log.ts';

it('tells of a row that was refused without what stands in it', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const refused = new DatabaseError('null value in column "way" violates not-null constraint', 100, 'error');
  refused.code = '23502';
  refused.detail = 'Failing row contains (Träffade styrelsen, de behöver lokal).';
  log.error({ err: refused }, 'a handler failed');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('not-null constraint');
  expect(lines[0]).toContain('23502');
  expect(lines[0]).not.toContain('styrelsen');
});
