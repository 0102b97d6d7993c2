import type { DateTime } from 'luxon';
import { type Query, type Statement, sqlInstant } from './sql.ts';

const statement: Statement = {
  name: 'outbox-full-weeks',
  text: `
  select p.id, (extract(epoch from f.sent_at) * 1000)::float8 as "filledBy"
  from people p
  join workspaces w on w.id = p.workspace_id
  cross join lateral (
    select s.sent_at from deliveries s
    where s.person_id = p.id and s.status = 'sent' and s.counts and s.bundle_id is null
      and s.sent_at > $2::timestamptz - interval '7 days'
    order by s.sent_at desc offset greatest(w.weekly_messages, 1) - 1 limit 1
  ) f
  where p.id = any($1::uuid[])`,
};

/**
 * Whose week has no room for another message that counts, and when the message was sent that fills it, in milliseconds
 * of the epoch. To be asked once the delivery is claimed: from then on nobody else writes to the person, while the
 * claim itself may have begun before the last message was written down as sent.
 */
export async function findFullWeeks(
  query: Query,
  personIds: readonly string[],
  now: DateTime,
): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await query<{ id: string; filledBy: number }>(statement, [personIds, sqlInstant(now)]);
  return new Map(rows.map(({ id, filledBy }) => [id, filledBy]));
}
