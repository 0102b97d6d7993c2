import type { DateTime } from 'luxon';
import type { Job } from '#src/queue/define-job.ts';
import type { Queues } from '#src/queue/queues.ts';
import { forgetGates } from './gates.ts';
import { type DueRow, groupsOf } from './groups.ts';
import { inBatches } from './in-batches.ts';
import { readNoted } from './noted.ts';
import { type Query, type Statement, sqlInstant } from './sql.ts';

/** A live message that does not show the newest state. */
export interface BehindRow {
  readonly id: string;
  readonly renderedRevision: number;
  /** Milliseconds of the epoch. */
  readonly nextEditAtMs: number;
}

/** Where what is due waits for a worker. Losing it loses nothing: the rows are still there. */
export interface OutboxQueue {
  readonly queues: Queues;
  readonly deliver: Job<{ readonly deliveries: readonly string[]; readonly urgent: boolean }, never>;
  readonly render: Job<{ readonly message: string }, never>;
}

/** The part of a log that the outbox writes to; pino fits. Only ids and codes go into it. */
export interface OutboxLog {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** What is due later than this is left to the sweep. */
const lookAheadMs = 120_000;
const bulkSize = 1_000;
const pageSize = 5_000;
const mostPages = 20;
/** Sorts after every id of an instant. */
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const row = `id, turn, urgency, (extract(epoch from due_at) * 1000)::float8 as "dueAtMs"`;

const postedStatement: Statement = {
  name: 'outbox-posted',
  text: `select ${row} from deliveries
    where id = any($1::uuid[]) and status = 'waiting' and due_at <= $2::timestamptz order by due_at, id`,
};

const dueStatement: Statement = {
  name: 'outbox-due',
  text: `select ${row} from deliveries
    where status = 'waiting' and due_at <= $1::timestamptz and (due_at, id) > ($2::timestamptz, $3::uuid)
    order by due_at, id limit ${pageSize}`,
};

const leasedStatement: Statement = {
  name: 'outbox-leased',
  text: `select id, turn, urgency, (extract(epoch from lease_until) * 1000)::float8 as "dueAtMs" from deliveries
    where status = 'sending' and bundle_id is null and lease_until <= $1::timestamptz
    order by lease_until limit ${pageSize}`,
};

const behind = `id, rendered_revision as "renderedRevision",
  (extract(epoch from next_edit_at) * 1000)::float8 as "nextEditAtMs"`;

// What is being sent was perhaps written before the change: it is marked, and edited once it stands there.
const touchedStatement: Statement = {
  name: 'outbox-touched',
  text: `
  with marked as (
    update deliveries set touched = true where subject_id = any($1::uuid[]) and status = 'sending'
  )
  update messages set wanted_revision = wanted_revision + 1 where subject_id = any($1::uuid[]) returning ${behind}`,
};

// Without the mark: ten thousand deliveries about one subject would be looked through after each of them.
const reportedStatement: Statement = {
  text: `update messages set wanted_revision = wanted_revision + 1 where subject_id = any($1::uuid[]) returning ${behind}`,
};

const behindStatement: Statement = {
  name: 'outbox-behind',
  text: `select ${behind} from messages
    where wanted_revision > rendered_revision and next_edit_at <= $1::timestamptz
    order by next_edit_at limit ${pageSize}`,
};

const behindByIdStatement: Statement = {
  name: 'outbox-behind-by-id',
  text: `select ${behind} from messages where id = any($1::uuid[]) and wanted_revision > rendered_revision`,
};

/** Puts what is due into the queue. Everything may be called again at any time: a job that exists is not added twice. */
export class Dispatcher {
  readonly #query: Query;
  readonly #clock: () => DateTime;
  readonly #log: OutboxLog;
  readonly #queue: OutboxQueue | undefined;
  // Of thousands who answer one poll those go together who have come while the ones before were marked.
  readonly #touch = inBatches(
    async (touched: readonly (readonly string[])[]) => {
      const subjects = [...new Set(touched.flat())];
      await this.addBehind(await this.#query<BehindRow>(touchedStatement, [subjects]));
      return touched.map(() => undefined);
    },
    { most: bulkSize, atOnce: 1 },
  );

  constructor(given: {
    readonly query: Query;
    readonly clock: () => DateTime;
    readonly log: OutboxLog;
    readonly queue?: OutboxQueue | undefined;
  }) {
    this.#query = given.query;
    this.#clock = given.clock;
    this.#log = given.log;
    this.#queue = given.queue;
  }

  /** After a commit: what was noted in it. Never throws; what cannot be queued is found by the sweep. */
  async dispatch(noted: readonly string[]): Promise<void> {
    try {
      const { deliveries, subjects } = readNoted(noted);
      if (subjects.length > 0) await this.#touch(subjects);
      if (deliveries.length > 0 && this.#queue !== undefined)
        await this.addDue(await this.#query<DueRow>(postedStatement, [deliveries, this.#horizon()]));
    } catch (err) {
      this.#log.warn({ err }, 'New deliveries wait for the sweep');
    }
  }

  /** Adds deliveries to the queue, urgent ones to their own; several that are due together in one job. Never throws. */
  async addDue(rows: readonly DueRow[]): Promise<void> {
    const queue = this.#queue;
    if (queue === undefined) return;
    const now = this.#clock().toMillis();
    const soon = rows.filter((one) => one.dueAtMs <= now + lookAheadMs);
    for (const urgent of [true, false]) {
      const items = groupsOf(soon.filter((one) => (one.urgency === 'urgent') === urgent)).map((group) => ({
        data: { deliveries: group.deliveries, urgent },
        id: group.jobId,
        delayMs: Math.max(0, group.dueAtMs - now),
      }));
      const name = urgent ? 'urgent-deliveries' : 'deliveries';
      await this.#add((bulk) => queue.queues.addAll(queue.deliver, bulk, name), items);
    }
  }

  /** Adds live messages to the queue; until it is edited next, a message has one job however often it is touched. Never throws. */
  async addBehind(rows: readonly BehindRow[]): Promise<void> {
    const queue = this.#queue;
    if (queue === undefined) return;
    const now = this.#clock().toMillis();
    const items = rows.map((one) => ({
      data: { message: one.id },
      id: `${one.id}-${one.renderedRevision}-${one.nextEditAtMs}`,
      delayMs: Math.max(0, one.nextEditAtMs - now),
    }));
    await this.#add((bulk) => queue.queues.addAll(queue.render, bulk), items);
  }

  /** Has the live messages about some subjects written anew: something has become of what was sent about them. */
  async touchSubjects(subjects: readonly string[]): Promise<void> {
    if (subjects.length > 0)
      await this.addBehind(await this.#query<BehindRow>(reportedStatement, [subjects]));
  }

  /** Adds the named live messages where they do not show the newest state. */
  async addBehindById(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.addBehind(await this.#query<BehindRow>(behindByIdStatement, [ids]));
  }

  /** Finds everything that is due within two minutes, or was left in the middle by a crash, and sees that it is queued. */
  async sweep(): Promise<void> {
    await forgetGates(this.#query, this.#clock());
    await this.addDue(await this.findLeased());
    let after = { at: '-infinity', id: lastId };
    for (let page = 0; page < mostPages; page += 1) {
      const rows = await this.#query<DueRow>(dueStatement, [this.#horizon(), after.at, after.id]);
      await this.addDue(rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) break;
      after = { at: new Date(last.dueAtMs).toISOString(), id: last.id };
    }
    await this.addBehind(await this.findBehind(this.#horizon()));
  }

  /** Deliveries waiting that are due until then, after another instant if one is given; the first page, oldest first. */
  async findDue(until: DateTime, after?: DateTime): Promise<DueRow[]> {
    const from = after === undefined ? '-infinity' : sqlInstant(after);
    return this.#query<DueRow>(dueStatement, [sqlInstant(until), from, lastId]);
  }

  /** Deliveries whose lease has run out by then. */
  async findLeased(until?: DateTime): Promise<DueRow[]> {
    return this.#query<DueRow>(leasedStatement, [until === undefined ? this.#horizon() : sqlInstant(until)]);
  }

  /** Live messages that may be edited by then. */
  async findBehind(until: string | DateTime): Promise<BehindRow[]> {
    return this.#query<BehindRow>(behindStatement, [typeof until === 'string' ? until : sqlInstant(until)]);
  }

  #horizon(): string {
    return sqlInstant(this.#clock().plus({ milliseconds: lookAheadMs }));
  }

  async #add<Item>(add: (bulk: readonly Item[]) => Promise<void>, items: readonly Item[]): Promise<void> {
    try {
      for (let from = 0; from < items.length; from += bulkSize) await add(items.slice(from, from + bulkSize));
    } catch (err) {
      this.#log.warn(
        { err, count: items.length },
        'The queue cannot be reached; what is due waits for the sweep',
      );
    }
  }
}
