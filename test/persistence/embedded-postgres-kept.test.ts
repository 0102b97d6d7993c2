import { expect, it, vi } from 'vitest';
import { keepEmbeddedPostgres } from '#src/persistence/embedded-postgres-kept.ts';
import { expectRemembered, Ground, query, remember } from './ground.ts';

const ground = Ground.forEachTest();

async function keep(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const note = (msg: string): void => {
    ground.logged.push(msg);
  };
  const kept = await keepEmbeddedPostgres({
    dataDir: ground.folder,
    log: { info: note, warn: note, error: note },
  });
  ground.afterwards(() => kept.stop());
  return kept;
}

const isBack = (url: string) => vi.waitFor(() => query(url, 'SELECT 1'), { timeout: 40_000, interval: 100 });

it('starts the database again, at the same address, each time that it is killed, and stops it in the end', async () => {
  const kept = await keep();
  await remember(kept);
  for (let deaths = 0; deaths < 2; deaths++) {
    await ground.killServer();
    await isBack(kept.url);
    await expectRemembered(kept);
  }
  expect(ground.logged).toContain('PostgreSQL has ended by itself. It is started again.');
  await kept.stop();
  await expect(ground.serverPid()).rejects.toMatchObject({ code: 'ENOENT' });
});

it('takes the database over when the process that had started it ends', async () => {
  const first = await ground.startElsewhere();
  await remember(first.said);
  const kept = await keep();
  expect(kept.url).toBe(first.said.url);
  await first.end();
  await isBack(kept.url);
  await expectRemembered(kept);
  await kept.stop();
  await expect(ground.serverPid()).rejects.toMatchObject({ code: 'ENOENT' });
});

it('can be stopped while the database is away', async () => {
  const kept = await keep();
  await ground.killServer();
  await kept.stop();
  await expect(query(kept.url, 'SELECT 1')).rejects.toThrow();
});
