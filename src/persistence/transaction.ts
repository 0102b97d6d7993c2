import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import { atMost, type InTurn } from './at-most.ts';
import { inOneWrite } from './one-write.ts';
import { mostConnections } from './orm.ts';
import { holdConnection, sendKept } from './statement.ts';
import type { WorkspaceScope } from './workspace-guard.ts';

const posted = new WeakMap<EntityManager, string[]>();

/** Notes that a delivery row was added in this transaction, so that it is dispatched once the transaction is committed. */
export function notePosted(em: EntityManager, deliveryIds: readonly string[]): void {
  const noted = posted.get(em);
  if (noted === undefined) throw new Error('Deliveries are posted inside a transaction only.');
  noted.push(...deliveryIds);
}

/**
 * Runs work in one transaction, on a fork with the workspace filter set, and flushes it. `{ across: reason }` is for
 * finding out which workspace something belongs to; the work then narrows `em` with `narrow`. When more is to be done
 * than there are connections, what is `urgent` comes before all that waits: whoever sent it waits for it a second or two.
 */
export type Transact = <Result>(
  scope: string | { readonly across: string; readonly urgent?: true },
  work: (em: EntityManager) => Promise<Result>,
) => Promise<Result>;

/** From here on this `em` sees one workspace only. */
export function narrow(em: EntityManager, workspaceId: string): void {
  em.setFilterParams('workspace', { id: workspaceId } satisfies WorkspaceScope);
}

/**
 * The way everything is written: one transaction, nothing on the network inside. `onPosted` is told of new
 * deliveries after the commit; when it fails, the outbox's sweep finds them.
 */
export function createTransact(
  orm: MikroORM,
  onPosted: (deliveryIds: readonly string[]) => Promise<void>,
): Transact {
  return async (scope, work) => {
    const em = orm.em.fork();
    const isOne = typeof scope === 'string';
    em.setFilterParams('workspace', isOne ? { id: scope } : { across: scope.across });
    const noted: string[] = [];
    posted.set(em, noted);
    const place = !isOne && scope.urgent ? 'first' : 'last';
    const result = await turnsOf(orm)(async () => inTransaction(await connect(orm), em, work), place);
    if (noted.length > 0) await onPosted(noted);
    return result;
  };
}

/** Reads one workspace in one transaction, which the database itself keeps from writing. */
export async function readOnly<Result>(
  orm: MikroORM,
  workspaceId: string,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  const em = orm.em.fork();
  narrow(em, workspaceId);
  return turnsOf(orm)(async () => inTransaction(await connect(orm), em, work, 'begin read only'));
}

const turns = new WeakMap<MikroORM, InTurn>();

// When more comes at once than there are connections, it waits here and not for one: for that the pool has a limit in
// time, and what had been accepted would be lost.
function turnsOf(orm: MikroORM): InTurn {
  const known = turns.get(orm) ?? atMost(mostConnections);
  turns.set(orm, known);
  return known;
}

async function connect(orm: MikroORM): Promise<PoolClient> {
  const pool = await orm.driver.getConnection('write').getNativeClient();
  return pool.connect();
}

// The transaction is begun here and not by the ORM, so that its first statement does not wait for the answer to
// `begin`, nor the commit for that to its last.
async function inTransaction<Result>(
  client: PoolClient,
  em: EntityManager,
  work: (em: EntityManager) => Promise<Result>,
  begin: 'begin' | 'begin read only' = 'begin',
): Promise<Result> {
  inOneWrite(client);
  const begun = client.query(begin);
  begun.catch(() => {});
  em.setTransactionContext(transactionOn(client));
  holdConnection(em, client);
  try {
    const result = await work(em);
    await em.flush();
    await Promise.all([begun, ...sendKept(em), commit(client)]);
    client.release();
    return result;
  } catch (fault) {
    await rollBack(client);
    throw fault;
  } finally {
    em.resetTransactionContext();
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  // PostgreSQL answers so to the commit of a transaction in which something failed.
  if (command === 'ROLLBACK') throw new Error('The transaction was rolled back.');
}

/** A connection that does not even take that is not used again. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

/** What the ORM asks of a transaction. Deliberately not in it: savepoints, since no transaction holds another. */
function transactionOn(client: PoolClient) {
  return {
    async executeQuery({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      const { rows, command, rowCount } = await client.query(sql, [...parameters]);
      const isWrite = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
      return { rows, ...(isWrite && { numAffectedRows: BigInt(rowCount ?? 0) }) };
    },
  };
}
