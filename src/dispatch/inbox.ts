import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Answer } from '#src/conversation/answer.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import { runAtEnd, runStatement, type Statement } from '#src/persistence/statement.ts';

const storeStatement: Statement = {
  name: 'inbox-store',
  text: `insert into inbox_entries (key, created_at, payload, attempts) values ($1, $2, $3, 0)
    on conflict (key) do nothing returning key`,
};

const takeStatement: Statement = {
  name: 'inbox-take',
  text: `insert into inbox_entries as entry (key, created_at, attempts) values ($1, $2, 1)
    on conflict (key) do update set attempts = entry.attempts + 1
    returning handled_at is not null as handled, answer`,
};

const handledStatement: Statement = {
  name: 'inbox-handled',
  text: `insert into inbox_entries (key, created_at, attempts, handled_at, answer) values ($1, $2, 1, $2, $3)
    on conflict (key) do update set handled_at = excluded.handled_at, answer = excluded.answer, payload = null`,
};

/** The inbox's key of one thing: the platform's own id, made unique among platforms and tenants. */
function inboxKey(event: Incoming): string {
  return `${event.platform}:${event.tenant}:${event.key}`;
}

/** Keeps one thing before it is acknowledged. False when it is here already. */
export async function storeEvent(em: EntityManager, event: Incoming, now: DateTime): Promise<boolean> {
  const values = [inboxKey(event), now.toUTC().toISO(), JSON.stringify(event)];
  return (await runStatement(em, storeStatement, values)).length === 1;
}

/**
 * Takes one thing for handling, inside the transaction that handles it: another that handles the same waits here
 * for the commit. Gives the answer when it was handled before.
 */
export async function takeEvent(
  em: EntityManager,
  event: Incoming,
  now: DateTime,
): Promise<{ readonly handled: Answer } | 'taken'> {
  const rows = await runStatement<{ handled: boolean; answer: Answer | null }>(em, takeStatement, [
    inboxKey(event),
    now.toUTC().toISO(),
  ]);
  const [entry] = rows;
  if (entry?.handled !== true) return 'taken';
  return { handled: entry.answer ?? { kind: 'nothing', language: 'sv' } };
}

/** Marks one thing as handled, with the commit: what came in is erased, and what was answered is kept for a duplicate. */
export function markHandled(em: EntityManager, event: Incoming, answer: Answer, now: DateTime): void {
  runAtEnd(em, handledStatement, [inboxKey(event), now.toUTC().toISO(), JSON.stringify(answer)]);
}

/** Things stored but not handled for half a minute: what a crash left behind. Each is leased for a minute. */
export async function listLeftBehind(em: EntityManager, now: DateTime): Promise<Incoming[]> {
  const rows: { payload: Incoming }[] = await em.execute(
    `update inbox_entries set lease_until = ?
     where key in (
       select key from inbox_entries
       where handled_at is null and payload is not null and created_at < ? and coalesce(lease_until, ?) <= ?
       order by created_at limit 100 for update skip locked)
     returning payload`,
    [
      now.plus({ minutes: 1 }).toUTC().toISO(),
      now.minus({ seconds: 30 }).toUTC().toISO(),
      now.toUTC().toISO(),
      now.toUTC().toISO(),
    ],
  );
  return rows.map((row) => row.payload);
}

/** Forgets what was handled more than a day ago; no platform repeats itself that late. */
export async function forgetHandled(em: EntityManager, now: DateTime): Promise<void> {
  await em.execute('delete from inbox_entries where handled_at < ?', [
    now.minus({ days: 1 }).toUTC().toISO(),
  ]);
}
