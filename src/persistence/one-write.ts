import type { PoolClient } from 'pg';

/**
 * Lets everything that is asked of a connection before the event loop goes on leave in one write: each write is a call
 * into the operating system, which costs more than making the statement.
 */
export function inOneWrite({ connection }: PoolClient): void {
  const { stream } = connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
