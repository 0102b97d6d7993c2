import type { DateTime } from 'luxon';
import type { Platform } from '#src/conversation/incoming.ts';
import { type Query, type Statement, sqlInstant } from './sql.ts';

const closeStatement: Statement = {
  name: 'outbox-close-gate',
  text: `
  insert into gates (platform, tenant, conversation, closed_until) values ($1, $2, $3, $4)
  on conflict (platform, tenant, conversation)
  do update set closed_until = greatest(gates.closed_until, excluded.closed_until)`,
};

const forgetStatement: Statement = {
  name: 'outbox-forget-gates',
  text: 'delete from gates where closed_until < $1',
};

/** Where a platform asked us to wait: an empty `conversation` is the whole tenant. */
export interface GatePlace {
  readonly platform: Platform;
  readonly tenant: string;
  readonly conversation: string;
}

/** Keeps everything for one place waiting until then; a gate that is closed for longer stays so. */
export async function closeGate(query: Query, place: GatePlace, until: DateTime): Promise<void> {
  await query(closeStatement, [place.platform, place.tenant, place.conversation, sqlInstant(until)]);
}

/** Removes gates that have opened. */
export async function forgetGates(query: Query, now: DateTime): Promise<void> {
  await query(forgetStatement, [sqlInstant(now)]);
}
