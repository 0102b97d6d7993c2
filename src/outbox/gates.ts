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

/** The gates of all workers, in the database, and from memory those that this one has closed itself. */
export interface Gates {
  /** Keeps everything for one place waiting until then; a gate that is closed for longer stays so. */
  close(place: GatePlace, until: DateTime): Promise<void>;
  /** Until when this worker itself has closed the way there: what was claimed before shall not run against it. */
  closedHere(address: GatePlace, now: DateTime): DateTime | undefined;
}

/** Opens the gates of one worker. */
export function createGates(query: Query): Gates {
  const closed = new Map<string, DateTime>();
  return {
    async close(place, until) {
      closed.set(keyOf(place), until);
      await query(closeStatement, [place.platform, place.tenant, place.conversation, sqlInstant(until)]);
    },
    closedHere(address, now) {
      const latest = [keyOf({ ...address, conversation: '' }), keyOf(address)].flatMap((key) => {
        const until = closed.get(key);
        if (until !== undefined && until <= now) closed.delete(key);
        return until !== undefined && until > now ? [until] : [];
      });
      return latest.sort((a, b) => b.toMillis() - a.toMillis())[0];
    },
  };
}

function keyOf({ platform, tenant, conversation }: GatePlace): string {
  return JSON.stringify([platform, tenant, conversation]);
}

/** Removes gates that have opened. */
export async function forgetGates(query: Query, now: DateTime): Promise<void> {
  await query(forgetStatement, [sqlInstant(now)]);
}
