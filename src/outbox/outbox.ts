import type { MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Addresses } from '#src/conversation/addresses.ts';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import type { Platform } from '#src/conversation/incoming.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { atMost } from '#src/persistence/at-most.ts';
import type { Transact } from '#src/persistence/transaction.ts';
import { claimAll } from './claim.ts';
import type { FirstMessageNotice } from './compose.ts';
import { deliverOne } from './deliver.ts';
import { Dispatcher, type OutboxLog, type OutboxQueue } from './dispatcher.ts';
import { createGates } from './gates.ts';
import { inBatches } from './in-batches.ts';
import { type EditOutcome, renderOne } from './live.ts';
import type { DeliverTools, Outcome } from './outcomes.ts';
import type { Translator } from './reader.ts';
import { findReportedOn, type Reported } from './reported.ts';
import { recordAllSent, type Sent } from './settle.ts';
import { createQuery } from './sql.ts';
import { createWays } from './ways.ts';
import { type AskedWriter, findWriters } from './writers.ts';

/** What the outbox needs of the app. */
export interface OutboxOptions {
  readonly orm: MikroORM;
  readonly transact: Transact;
  /** Without it nothing is queued: `runDue` handles what is due, as a harness does. */
  readonly queue?: OutboxQueue;
  /** Finds a declared message by its id. */
  readonly message: (id: string) => MessageDeclaration | undefined;
  /** The ways out. Nobody is written to on a platform that is not among them. */
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly translator: Translator;
  readonly addresses: Addresses;
  readonly firstMessageNotice: FirstMessageNotice;
  readonly clock: () => DateTime;
  readonly log: OutboxLog;
}

/** Everything that goes out on Bryggan's own account. */
export interface Outbox {
  /** Queues what a committed transaction has noted; give it to `createTransact`. Never throws. */
  dispatch(noted: readonly string[]): Promise<void>;
  /** Sends one delivery, if it is to be sent now. */
  deliverOne(id: string): Promise<Outcome>;
  /**
   * Sends several, each as `deliverOne` does; urgent ones do not wait for others to be sent.
   * @throws AggregateError of all faults, after the last
   */
  deliverAll(ids: readonly string[], urgent: boolean): Promise<void>;
  /** Edits one live message, if it is to be edited now. */
  renderOne(id: string): Promise<EditOutcome>;
  /** Queues what is due within two minutes and whatever a crash or an emptied queue left behind. */
  sweep(): Promise<void>;
  /** The next instant after now, up to `until`, at which something falls due; undefined when nothing does. */
  nextDue(until: DateTime): Promise<DateTime | undefined>;
  /** Without a queue: handles what is due by then, oldest first, until nothing more can be done at this time. */
  runDue(until: DateTime): Promise<void>;
}

// A worker has so many deliveries in hand, and ten urgent ones: while some are on their way, others are claimed and
// recorded, and there are enough of them to fill a batch. Of each statement one is under way at a time, for all that came
// meanwhile and in the rest after it: without a rest two or three went together, and the statements took more of the
// processor than the sending.
const mostInHand = { normal: 400, urgent: 10 };
const batches = { most: 100, atOnce: 1, restMs: 25 };

/** Builds the outbox; it keeps nothing in memory that a crash could lose. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { orm, clock, log, queue } = options;
  const query = createQuery(orm);
  const dispatcher = new Dispatcher({ query, clock, log, queue });
  const claim = inBatches(
    (ids: readonly string[]) => claimAll(query, ids, clock(), [...options.messengers.keys()]),
    batches,
  );
  const recordSent = inBatches(async (sent: readonly Sent[]) => {
    const { kept, next, behind } = await recordAllSent(query, sent);
    await dispatcher.addDue(next);
    await dispatcher.addBehindById(behind);
    return kept;
  }, batches);
  const findWriter = inBatches((asked: readonly AskedWriter[]) => findWriters(orm, asked), batches);
  const report = inBatches(async (reported: readonly Reported[]) => {
    await dispatcher.touchSubjects(await findReportedOn(orm, reported));
    return reported.map(() => undefined);
  }, batches);
  const inHand = { normal: atMost(mostInHand.normal), urgent: atMost(mostInHand.urgent) };
  const tools: DeliverTools = {
    ...options,
    query,
    dispatcher,
    gates: createGates(query),
    ways: createWays(options.messengers),
    claim,
    findWriter,
    recordSent,
    report,
  };

  const findNext = async (until: DateTime, after?: DateTime) => {
    const [due, leased, behind] = await Promise.all([
      dispatcher.findDue(until, after),
      dispatcher.findLeased(until),
      dispatcher.findBehind(until),
    ]);
    const deliveries = [...due, ...leased].sort((a, b) => a.dueAtMs - b.dueAtMs);
    return { deliveries, behind };
  };

  const runOnce = async (until: DateTime): Promise<boolean> => {
    const { deliveries, behind } = await findNext(until);
    let progress = false;
    for (const { id } of deliveries) {
      const outcome = await deliverOne(tools, id);
      progress ||= outcome !== 'passed';
    }
    for (const { id } of behind) {
      const outcome = await renderOne(tools, id);
      progress ||= outcome !== 'passed';
    }
    return progress;
  };

  return {
    dispatch: (noted) => dispatcher.dispatch(noted),
    deliverOne: (id) => deliverOne(tools, id),
    async deliverAll(ids, urgent) {
      const inTurn = urgent ? inHand.urgent : inHand.normal;
      const ended = await Promise.allSettled(ids.map((id) => inTurn(() => deliverOne(tools, id))));
      const faults = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${ids.length} went wrong`);
    },
    renderOne: (id) => renderOne(tools, id),
    sweep: () => dispatcher.sweep(),
    async nextDue(until) {
      const { deliveries, behind } = await findNext(until, clock());
      const now = clock().toMillis();
      const instants = [
        ...deliveries.map((one) => one.dueAtMs),
        ...behind.map((one) => one.nextEditAtMs),
      ].filter((at) => at > now);
      return instants.length === 0 ? undefined : clock().plus({ milliseconds: Math.min(...instants) - now });
    },
    async runDue(until) {
      while (await runOnce(until)) {
        // What was sent may have made room for more.
      }
    },
  };
}
