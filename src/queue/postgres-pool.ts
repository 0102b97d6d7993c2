import pg from 'pg';
import { isConnectionError } from './connection-watch.ts';

/** The PostgreSQL schema that BullMQ's tables live in. */
export const queueSchema = 'bullmq';

// Each of the four workers keeps one connection to listen on; the rest is for queries.
const mostConnections = 12;
const connectTimeoutMs = 5_000;

/**
 * The one pool that all queues and workers of a process share.
 *
 * BullMQ waits between attempts only when it sees ECONNREFUSED, and would ask a stopping or starting server,
 * or a missing Unix socket, again without pause; so every lost connection is reported to it as that.
 */
export class PostgresPool {
  readonly #pool: pg.Pool;
  readonly #onError: (error: unknown) => void;

  constructor(databaseUrl: string, onError: (error: unknown) => void) {
    this.#onError = onError;
    this.#pool = new pg.Pool({
      connectionString: databaseUrl,
      max: mostConnections,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      application_name: 'bryggan-queue',
      // BullMQ's SQL names its tables without a schema.
      options: `-c search_path=${queueSchema}`,
    });
    this.#pool.on('error', onError);
    // A connection lost between two queries of a checked-out client would otherwise end the process.
    this.#pool.on('connect', (client) => client.on('error', onError));
  }

  async query(text: string, params: readonly unknown[] = []): Promise<pg.QueryResult> {
    try {
      return await this.#pool.query(text, [...params]);
    } catch (error) {
      throw this.#reported(error);
    }
  }

  async connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw this.#reported(error);
    }
  }

  async end(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  /** BullMQ listens to each pool it is given; this one reports its errors itself, once. */
  on(): this {
    return this;
  }

  removeAllListeners(): this {
    return this;
  }

  #reported(error: unknown): unknown {
    if (!isConnectionError(error)) return error;
    this.#onError(error);
    return Object.assign(new Error('The queue’s database cannot be reached', { cause: error }), {
      code: 'ECONNREFUSED',
    });
  }
}
