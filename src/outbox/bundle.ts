import type { DateTime } from 'luxon';
import { type Claimed, leaseMs, type Part } from './claim.ts';
import { type Query, type Statement, sqlInstant } from './sql.ts';

/** How many messages one card carries at most; the rest goes a week later. */
const mostParts = 5;

interface BundledPart extends Part {
  readonly wantedAtMs: number;
}

const part = `id, message, subject_id as "subjectId", (extract(epoch from wanted_at) * 1000)::float8 as "wantedAtMs"`;

const gatherStatement: Statement = {
  name: 'outbox-gather',
  text: `
  with others as (
    update deliveries
    set status = 'sending', bundle_id = $1, turn = turn + 1, attempts = attempts + 1, lease_until = $4, touched = false
    where id in (
      select id from deliveries
      where person_id = $2 and status in ('waiting', 'sending') and (status = 'waiting') is true and counts and due_at <= $3::timestamptz
      order by wanted_at, id limit ${mostParts - 1}
      for update
    ) and (status = 'waiting') is true
    returning ${part}
  )
  select * from others union all select ${part} from deliveries where id = $1
  order by "wantedAtMs", id`,
};

const bundledStatement: Statement = {
  name: 'outbox-bundled',
  text: `select ${part} from deliveries
    where id = $1 or (bundle_id = $1 and status = any($2::text[])) order by "wantedAtMs", id`,
};

/**
 * What goes out in one message with a claimed delivery: itself, and when it has waited for room in its reader's week,
 * everything else that counts and is due to the same person, oldest first.
 */
export async function gatherBundle(query: Query, claimed: Claimed, now: DateTime): Promise<readonly Part[]> {
  if (!claimed.held || claimed.weekFilledBy !== null) return [claimed];
  const lease = sqlInstant(now.plus({ milliseconds: leaseMs }));
  return query<BundledPart>(gatherStatement, [claimed.id, claimed.personId, sqlInstant(now), lease]);
}

/** What was being sent together with a delivery, or stands together with it, itself included. */
export async function bundleOf(
  query: Query,
  id: string,
  status: 'sending' | 'sent',
): Promise<readonly Part[]> {
  return query<BundledPart>(bundledStatement, [id, [status]]);
}
