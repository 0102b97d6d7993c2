import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InboxEntry } from '#entities/inbox-entry.ts';
import { acrossWorkspaces, openOrm } from '#src/persistence/orm.ts';
import { runAtEnd, runStatement, type Statement } from '#src/persistence/statement.ts';
import { createTransact, type Transact } from '#src/persistence/transaction.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

const everywhere = { across: 'a test' };
const add: Statement = {
  name: 'test-add',
  text: 'insert into inbox_entries (key, created_at, attempts) values ($1, now(), 0)',
};
const end: Statement = { name: 'test-end', text: 'select pg_terminate_backend(pg_backend_pid())' };

describe('A transaction', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let transact: Transact;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await openOrm(database.url);
    transact = createTransact(orm, async () => {});
  });
  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  const keys = async () => {
    const found = await acrossWorkspaces(orm, 'a test looks').find(
      InboxEntry,
      {},
      { orderBy: { key: 'asc' } },
    );
    return found.map(({ key }) => key);
  };
  const empty = () => acrossWorkspaces(orm, 'a test begins').nativeDelete(InboxEntry, {});

  test('waits for its turn, and never for a connection, which the pool refuses after a while', async () => {
    await empty();
    const pool = await orm.driver.getConnection('write').getNativeClient();
    let mostWaiting = 0;
    const all = Array.from({ length: 40 }, (_, number) =>
      transact(everywhere, async (em) => {
        await runStatement(em, add, [`at once ${number}`]);
        mostWaiting = Math.max(mostWaiting, pool.waitingCount);
      }),
    );
    await Promise.all(all);
    expect(mostWaiting).toBe(0);
    expect(await keys()).toHaveLength(40);
  });

  test('keeps what statements, entities and statements at its end have written', async () => {
    await empty();
    await transact(everywhere, async (em) => {
      runAtEnd(em, add, ['at the end']);
      await runStatement(em, add, ['by statement']);
      em.create(InboxEntry, { key: 'by entity' });
    });
    expect(await keys()).toEqual(['at the end', 'by entity', 'by statement']);
  });

  test('leaves nothing when the work throws', async () => {
    await empty();
    const work = transact(everywhere, async (em) => {
      runAtEnd(em, add, ['at the end']);
      await runStatement(em, add, ['by statement']);
      throw new Error('changed its mind');
    });
    await expect(work).rejects.toThrow('changed its mind');
    expect(await keys()).toEqual([]);
  });

  test('leaves nothing when a statement at its end fails, and says which index it broke', async () => {
    await empty();
    const work = transact(everywhere, async (em) => {
      await runStatement(em, add, ['once']);
      runAtEnd(em, add, ['once']);
    });
    await expect(work).rejects.toMatchObject({
      name: 'UniqueConstraintViolationException',
      constraint: 'inbox_entries_pkey',
    });
    expect(await keys()).toEqual([]);
  });

  test('is refused when its work goes on after a statement has failed', async () => {
    await empty();
    const work = transact(everywhere, async (em) => {
      await runStatement(em, add, ['once']);
      await runStatement(em, add, ['once']).catch(() => {});
    });
    await expect(work).rejects.toThrow('rolled back');
    expect(await keys()).toEqual([]);
  });

  test('lets go of a connection that was lost, and the next one works', async () => {
    await empty();
    for (let time = 0; time < 12; time += 1) {
      await expect(transact(everywhere, (em) => runStatement(em, end, []))).rejects.toThrow();
    }
    await transact(everywhere, (em) => runStatement(em, add, ['afterwards']));
    expect(await keys()).toEqual(['afterwards']);
  });

  test('sees nothing of what another has not committed', async () => {
    await empty();
    await transact(everywhere, async (em) => {
      await runStatement(em, add, ['unseen']);
      expect(await em.count(InboxEntry)).toBe(1);
      expect(await keys()).toEqual([]);
    });
  });
});
