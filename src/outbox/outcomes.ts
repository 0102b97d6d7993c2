import type { DateTime } from 'luxon';
import type { Platform } from '#src/conversation/incoming.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import type { Transact } from '#src/persistence/transaction.ts';
import type { Claimed, Part, Taken } from './claim.ts';
import type { ComposeTools } from './compose.ts';
import { delayAfterAttempts, delayAfterLookUps } from './delays.ts';
import type { Dispatcher, OutboxLog } from './dispatcher.ts';
import { giveUp } from './failures.ts';
import type { Gates } from './gates.ts';
import type { Reported } from './reported.ts';
import { doubt, follow, move, type Sent } from './settle.ts';
import type { Query } from './sql.ts';
import type { Ways } from './ways.ts';

/** What delivering needs of the app. */
export interface DeliverTools extends ComposeTools {
  readonly query: Query;
  readonly transact: Transact;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly clock: () => DateTime;
  readonly log: OutboxLog;
  readonly dispatcher: Dispatcher;
  readonly gates: Gates;
  readonly ways: Ways;
  /** Claims one delivery, together with others that are claimed at the same time; undefined when it is not to be sent now. */
  claim(id: string): Promise<Claimed | undefined>;
  /** Writes down what was sent, together with others, and queues what comes next; false when it had been taken over. */
  recordSent(sent: Sent): Promise<boolean>;
  /** Has the live messages written anew that tell of this, together with what else happens at the same time. */
  report(reported: Reported): Promise<void>;
}

/** What became of a delivery: `passed` when it was not to be sent now, `waits` when it is tried again later. */
export type Outcome = 'sent' | 'waits' | 'failed' | 'cancelled' | 'uncertain' | 'passed';

/** It stands there: that is written down, and whatever comes next to the same recipient is queued. */
export async function record(tools: DeliverTools, sent: Omit<Sent, 'when'>): Promise<Outcome> {
  const kept = await tools.recordSent({ ...sent, when: tools.clock() });
  if (!kept)
    tools.log.warn({ delivery: sent.claimed.id }, 'A delivery was taken over while it was being sent');
  await report(tools, sent.claimed, sent.parts);
  return 'sent';
}

/** What became of these is told on the live messages that count them, where there are any. */
export async function report(
  tools: DeliverTools,
  { workspaceId }: Pick<Taken, 'workspaceId'>,
  parts: readonly Part[],
): Promise<void> {
  const reported = parts.flatMap(({ message, subjectId }): Reported[] => {
    const reportedOn = tools.message(message)?.reportedOn;
    return reportedOn === undefined ? [] : [{ reportedOn, workspaceId, subjectId }];
  });
  await Promise.all(reported.map((one) => tools.report(one)));
}

/** It must wait until then; the attempt is not counted. */
export async function wait(
  tools: DeliverTools,
  claimed: Taken,
  until: DateTime,
  reason: string,
): Promise<Outcome> {
  await tools.dispatcher.addDue(await move(tools.query, claimed, until, { reason, counted: false }));
  await goOn(tools, claimed);
  return 'waits';
}

/** It certainly did not arrive: tried again later and later, then given up. */
export async function tryAgain(
  tools: DeliverTools,
  claimed: Taken,
  parts: readonly Part[],
  reason: string,
): Promise<Outcome> {
  const delayMs = delayAfterAttempts(claimed.attempts);
  if (delayMs === undefined) return fail(tools, claimed, parts, reason);
  const until = tools.clock().plus({ milliseconds: delayMs });
  await tools.dispatcher.addDue(await move(tools.query, claimed, until, { reason, counted: true }));
  await goOn(tools, claimed);
  return 'waits';
}

/** It may have arrived: it keeps its place until it has been looked for, a few times, then it is given up. */
export async function keepUncertain(
  tools: DeliverTools,
  claimed: Taken,
  parts: readonly Part[],
  reason: string,
): Promise<Outcome> {
  const delayMs = delayAfterLookUps(Math.max(1, claimed.lookUps));
  if (delayMs === undefined) return fail(tools, claimed, parts, 'uncertain');
  const until = tools.clock().plus({ milliseconds: delayMs });
  await tools.dispatcher.addDue(await doubt(tools.query, claimed, until, reason));
  return 'uncertain';
}

/** It cannot arrive: that is written down with the reason, and the one who is responsible is told. */
export async function fail(
  tools: DeliverTools,
  claimed: Taken,
  parts: readonly Part[],
  reason: string,
): Promise<Outcome> {
  await giveUp(tools, claimed, parts, reason);
  await report(tools, claimed, parts);
  tools.log.warn({ delivery: claimed.id, message: claimed.message, reason }, 'A delivery was given up');
  await goOn(tools, claimed);
  return 'failed';
}

/** The next to the same recipient need not wait for the sweep. */
export async function goOn(tools: DeliverTools, claimed: Taken): Promise<void> {
  await tools.dispatcher.addDue(await follow(tools.query, claimed, tools.clock()));
}
