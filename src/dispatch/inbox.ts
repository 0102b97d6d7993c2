import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Answer } from '#src/conversation/answer.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import { runAtEnd, runStatement, type Statement } from '#src/persistence/statement.ts';

/**
 * What the key of a thing ends with that is kept while it is being handled. Under its own key it would wait for the
 * transaction that handles it.
 */
const lateEnding = ':late';

const storeStatement: Statement = {
  name: 'inbox-store',
  text: `insert into inbox_entries (key, created_at, payload, attempts) values ($1, $2, $3, 0)
    on conflict (key) do nothing returning key`,
};

const takeStatement: Statement = {
  name: 'inbox-take',
  text: `insert into inbox_entries as entry (key, created_at, attempts) values ($1, $2, 0)
    on conflict (key) do update set attempts = entry.attempts
    returning handled_at is not null as handled, answer`,
};

const handledStatement: Statement = {
  name: 'inbox-handled',
  text: `insert into inbox_entries as entry (key, created_at, attempts, handled_at, answer) values ($1, $2, 0, $2, $3)
    on conflict (key) do update set handled_at = excluded.handled_at, answer = excluded.answer, payload = null,
      unshown = case when entry.payload #>> '{act,kind}' in ('message', 'file') and excluded.answer ->> 'kind' <> 'nothing'
        then jsonb_set(entry.payload, '{act,text}', '""') end`,
};

const shownStatement: Statement = {
  name: 'inbox-shown',
  text: `with late as (delete from inbox_entries where key = $1 || '${lateEnding}')
    update inbox_entries set unshown = null where key = $1`,
};

/** As often as a thing that ends its process, or whose answer cannot be kept, is tried by the sweep. */
const mostAttempts = 5;
// Longer than the way out waits for a platform that asks it to.
const shownWithinMinutes = 4;

/** The inbox's key of one thing: the platform's own id, made unique among platforms and tenants. */
function inboxKey(event: Incoming): string {
  return `${event.platform}:${event.tenant}:${event.key}`;
}

/** Keeps one thing before it is acknowledged. False when it is here already. */
export async function storeEvent(em: EntityManager, event: Incoming, now: DateTime): Promise<boolean> {
  return store(em, inboxKey(event), event, now);
}

/** Keeps one thing beside its handling, until its answer is shown. */
export async function storeLateEvent(em: EntityManager, event: Incoming, now: DateTime): Promise<void> {
  await store(em, `${inboxKey(event)}${lateEnding}`, event, now);
}

async function store(em: EntityManager, key: string, event: Incoming, now: DateTime): Promise<boolean> {
  const values = [key, now.toJSDate().toISOString(), JSON.stringify(event)];
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
    now.toJSDate().toISOString(),
  ]);
  const [entry] = rows;
  if (entry?.handled !== true) return 'taken';
  return { handled: entry.answer ?? { kind: 'nothing', language: 'sv' } };
}

/** Marks one thing as handled, with the commit: what came in is erased, and what was answered is kept for a duplicate. */
export function markHandled(em: EntityManager, event: Incoming, answer: Answer, now: DateTime): void {
  runAtEnd(em, handledStatement, [inboxKey(event), now.toJSDate().toISOString(), JSON.stringify(answer)]);
}

/** Notes that the answer was shown, so that it is not shown again. */
export async function markShown(em: EntityManager, event: Incoming): Promise<void> {
  await runStatement(em, shownStatement, [inboxKey(event)]);
}

/** Something that a crash left behind; `hopeless` once it has been taken up so often that it is given up. */
export type LeftBehind = { readonly event: Incoming; readonly hopeless: boolean };

/**
 * The oldest thing stored but not handled for half a minute. It is leased for a minute, and for twice as long each time
 * it is taken up again: what ends its process must not do so all the time. One by one, so that it takes nothing with it.
 */
export async function takeLeftBehind(em: EntityManager, now: DateTime): Promise<LeftBehind | undefined> {
  const [row]: { payload: Incoming; attempts: number }[] = await em.execute(
    `update inbox_entries set attempts = attempts + 1,
       lease_until = cast(? as timestamptz) + make_interval(mins => power(2, least(attempts, ?))::int)
     where key = (
       select key from inbox_entries
       where handled_at is null and payload is not null and created_at < ? and coalesce(lease_until, ?) <= ?
       order by created_at limit 1 for update skip locked)
     returning payload, attempts`,
    [
      now.toUTC().toISO(),
      mostAttempts,
      now.minus({ seconds: 30 }).toUTC().toISO(),
      now.toUTC().toISO(),
      now.toUTC().toISO(),
    ],
  );
  return row === undefined ? undefined : { event: row.payload, hopeless: row.attempts > mostAttempts };
}

/** An answer that was kept but, as far as anybody knows, not shown. Its `event` has lost its text. */
export type Unshown = { readonly event: Incoming; readonly answer: Answer };

/**
 * Takes the answers that nobody has shown in time, because the process ended between the commit and the post. Each is
 * given out once: better lost after a second crash than shown twice.
 */
export async function takeUnshown(em: EntityManager, now: DateTime): Promise<Unshown[]> {
  return em.execute(
    `with left_over as (
       select key, unshown as event, answer from inbox_entries
       where unshown is not null and handled_at < ?
       order by handled_at limit 100 for update skip locked)
     update inbox_entries entry set unshown = null from left_over
     where entry.key = left_over.key
     returning left_over.event, left_over.answer`,
    [now.minus({ minutes: shownWithinMinutes }).toUTC().toISO()],
  );
}

/** Forgets what was handled more than a day ago; no platform repeats itself that late. */
export async function forgetHandled(em: EntityManager, now: DateTime): Promise<void> {
  await em.execute('delete from inbox_entries where handled_at < ?', [
    now.minus({ days: 1 }).toUTC().toISO(),
  ]);
}
