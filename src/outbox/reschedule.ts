import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import type { Audience } from '#entities/delivery.ts';
import type { Workspace } from '#entities/workspace.ts';
import { notePosted } from '#src/persistence/transaction.ts';
import { allowedAt } from './allowed-at.ts';
import { sqlInstant } from './sql.ts';

// What waits for another reason (a pause, a gate, an attempt that failed) keeps its time, and is looked at when it comes.
const movable = `workspace_id = ? and status = 'waiting' and urgency = 'normal' and d.audience <> 'channel'
  and (reason is null or reason in ('quietHours', 'weeklyLimit', 'order')) and attempts = 0`;

/**
 * Works out anew when what waits goes out, after the hours or the week's number of messages have changed: earlier or
 * later. Whatever still has to wait for something else is found out when it is claimed.
 */
export async function reschedule(em: EntityManager, workspace: Workspace, now: DateTime): Promise<void> {
  await em.flush();
  const wanted = await em.execute<{ audience: Audience; wantedAtMs: number }[]>(
    `select distinct d.audience, (extract(epoch from d.wanted_at) * 1000)::float8 as "wantedAtMs"
    from deliveries d where ${movable}`,
    [workspace.id],
  );
  const times = wanted.map(({ audience, wantedAtMs }) => {
    const at = DateTime.fromMillis(wantedAtMs, { zone: 'utc' });
    const due = allowedAt(DateTime.max(at, now), { workspace, urgency: 'normal', audience });
    return { audience, wanted_at: sqlInstant(at), due_at: sqlInstant(due) };
  });
  const moved = await em.execute<{ id: string }[]>(
    `update deliveries d set due_at = n.due_at, turn = d.turn + 1
    from jsonb_to_recordset(?::jsonb) as n (audience text, wanted_at timestamptz, due_at timestamptz)
    where ${movable} and d.audience = n.audience and d.wanted_at = n.wanted_at and d.due_at <> n.due_at
    returning d.id`,
    [JSON.stringify(times), workspace.id],
  );
  notePosted(
    em,
    moved.map(({ id }) => id),
  );
}
