import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { inOneWrite } from './one-write.ts';

/** A statement that each connection prepares once: what runs with every event is planned once. */
export interface Statement {
  /** Its name on the connection, unique among all statements. */
  readonly name: string;
  /** With `$1`, `$2` … for its values. */
  readonly text: string;
}

/** What a statement takes. */
export type StatementValues = readonly (string | number | boolean | null | readonly (string | null)[])[];

interface Held {
  readonly client: PoolClient;
  readonly atEnd: { readonly statement: Statement; readonly values: StatementValues }[];
}

const heldBy = new WeakMap<EntityManager, Held>();

/** Lets the statements of `em` run on the connection that its transaction is on. */
export function holdConnection(em: EntityManager, client: PoolClient): void {
  heldBy.set(em, { client, atEnd: [] });
}

/**
 * Runs a statement in the transaction of `em` (or by itself where it has none), past entities and the workspace filter.
 * In a transaction, statements that are not waited for in between go to the database together.
 * @throws the ORM's errors, such as UniqueConstraintViolationException
 */
export async function runStatement<Row extends object>(
  em: EntityManager,
  statement: Statement,
  values: StatementValues,
): Promise<Row[]> {
  const held = heldBy.get(em);
  if (held === undefined) return run(em, await poolOf(em), statement, values);
  inOneWrite(held.client);
  return run(em, held.client, statement, values);
}

/**
 * Runs a search that only an index answers in time, past entities and the workspace filter: the planner takes comparing
 * two names for as cheap as comparing two numbers, and would rather read them all. What it sets goes to the database
 * together with the search, and holds for that alone.
 * @throws the ORM's errors
 */
export async function searchByIndex<Row extends object>(
  em: EntityManager,
  text: string,
  values: StatementValues,
): Promise<Row[]> {
  const held = heldBy.get(em);
  if (held !== undefined) return byIndex(em, held.client, text, values);
  const client = await (await poolOf(em)).connect();
  try {
    const [, rows] = await Promise.all([
      client.query('begin read only'),
      byIndex<Row>(em, client, text, values),
      client.query('commit'),
    ]);
    return rows;
  } finally {
    client.release();
  }
}

async function byIndex<Row extends object>(
  em: EntityManager,
  client: PoolClient,
  text: string,
  values: StatementValues,
): Promise<Row[]> {
  inOneWrite(client);
  const [, rows] = await Promise.all([
    client.query('set local enable_seqscan = off'),
    run<Row>(em, client, { text }, values),
    client.query('set local enable_seqscan = on'),
  ]);
  return rows;
}

/** Keeps a statement whose rows nobody reads until the transaction ends: it goes out together with the commit. */
export function runAtEnd(em: EntityManager, statement: Statement, values: StatementValues): void {
  heldFor(em).atEnd.push({ statement, values });
}

/** Sends what was kept for the end; the promises are settled in this order. */
export function sendKept(em: EntityManager): Promise<unknown>[] {
  const { client, atEnd } = heldFor(em);
  inOneWrite(client);
  return atEnd.splice(0).map(({ statement, values }) => run(em, client, statement, values));
}

function heldFor(em: EntityManager): Held {
  const held = heldBy.get(em);
  if (held === undefined) throw new Error('Nothing is kept for the end outside a transaction.');
  return held;
}

function poolOf(em: EntityManager): Promise<Pool> {
  return em.getConnection('write').getNativeClient();
}

async function run<Row extends object>(
  em: EntityManager,
  client: Pool | PoolClient,
  statement: { readonly text: string },
  values: StatementValues,
): Promise<Row[]> {
  try {
    return (await client.query<Row>({ ...statement, values: [...values] })).rows;
  } catch (fault) {
    throw fault instanceof Error ? em.getPlatform().getExceptionConverter().convertException(fault) : fault;
  }
}
