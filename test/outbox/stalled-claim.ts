import pg from 'pg';
import { expect, vi } from 'vitest';
import type { Scene } from './setup.ts';

/** Runs some work after a claim of one delivery has begun, and lets the claim go on once the work is done. */
export async function whileClaimStalls(
  scene: Scene,
  id: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: scene.database.url });
  await client.connect();
  let stalled: Promise<unknown> | undefined;
  try {
    await client.query('begin');
    await client.query('select 1 from deliveries where id = $1 for update', [id]);
    stalled = scene.worker().deliverOne(id);
    await vi.waitFor(
      async () => {
        const waiting = await client.query('select 1 from pg_locks where not granted');
        expect(waiting.rowCount).toBe(1);
      },
      { timeout: 30_000 },
    );
    await work();
  } finally {
    await client.end();
    await stalled;
  }
}
