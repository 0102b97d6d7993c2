import { rmdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Cluster, openCluster, socketPort } from './embedded-postgres-cluster.ts';
import { codeOf, EmbeddedPostgresError, explainFileFault } from './embedded-postgres-error.ts';
import { stopOrphan } from './embedded-postgres-orphan.ts';
import {
  isServer,
  launch,
  readPidFile,
  removeEmptyPidFile,
  type ServerSettings,
} from './embedded-postgres-server.ts';

/** A PostgreSQL of our own on this machine. */
export type EmbeddedPostgres = {
  /** Connects as the owner to the database `bryggan`, over a Unix socket: for pg, MikroORM and BullMQ alike. */
  readonly url: string;
  /** Whether this process started the server; `false` when it found one running. */
  readonly started: boolean;
  /** Resolves when the server is no longer there, whoever started it and whatever ended it, or when `until` is aborted. */
  ended(until: AbortSignal): Promise<void>;
  /**
   * Stops the server (within about 5 s) if this process started it, or if whoever did was killed and nobody uses it any
   * more; otherwise does nothing. May be called again.
   */
  stop(): Promise<void>;
};

/** What `startEmbeddedPostgres` needs. */
export type EmbeddedPostgresOptions = {
  /** The folder of DATA_DIR; the database lives in its `postgres`. Made when missing. */
  readonly dataDir: string;
  /** Pino fits. */
  readonly log: { info(msg: string): void; warn(msg: string): void };
  /** Further PostgreSQL settings for a server that this call starts. */
  readonly settings?: ServerSettings;
};

const patienceMs = 10_000;
const recoveryPatienceMs = 120_000;
const emptyPidFileMs = 2_000;
const pollMs = 50;
const adoptedPollMs = 1_000;
const answerMs = 2_000;

/**
 * Starts PostgreSQL on the files under `dataDir`, or adopts the server that already runs on them. Survives a `kill -9`,
 * a power cut, and several processes starting at once; opens no port.
 * @throws EmbeddedPostgresError with one sentence that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir, options.log);
  try {
    return await startOrAdopt(cluster, options);
  } catch (fault) {
    throw explainFileFault(fault, cluster.home);
  }
}

async function startOrAdopt(cluster: Cluster, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, settings = {} } = options;
  const url = urlOf(cluster, 'bryggan');
  const beganAt = performance.now();
  for (;;) {
    const answer = await ask(cluster);
    const found = await readPidFile(cluster);
    if (answer === 'ready') return adopted(cluster, url, found?.pid);
    const holder = found?.pid !== undefined && (await isServer(found.pid, cluster)) ? found.pid : undefined;
    const waitedMs = performance.now() - beganAt;
    // A pid file without a pid is a server about to write it, or what a power cut left.
    const unwritten = found !== undefined && found.pid === undefined;
    if (unwritten && waitedMs > emptyPidFileMs) await removeEmptyPidFile(cluster);
    else if (answer === 'silent' && holder === undefined && !unwritten) {
      const launched = await launch(cluster, found?.pid, settings, log);
      if (launched.outcome === 'failed') throw launched.error;
      if (launched.outcome === 'ready') {
        const stop = stopAndTidy(cluster, launched.stop);
        await makeSureItAnswers(cluster, stop);
        const { ended } = launched;
        return { url, started: true, ended: (until) => Promise.race([ended, aborted(until)]), stop };
      }
    }
    if (waitedMs > (found?.status === 'starting' ? recoveryPatienceMs : patienceMs))
      throw unanswered(cluster, holder);
    await sleep(pollMs);
  }
}

/** Of a server that another process started, nothing is told: it is looked after. */
function adopted(cluster: Cluster, url: string, pid: number | undefined): EmbeddedPostgres {
  return {
    url,
    started: false,
    async ended(until) {
      while (!until.aborted && pid !== undefined && (await isServer(pid, cluster))) {
        await sleep(adoptedPollMs, undefined, { signal: until, ref: false }).catch(() => {});
      }
    },
    stop: async () => {
      if (pid !== undefined) await stopOrphan(pid, cluster, url);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function unanswered(cluster: Cluster, holder: number | undefined): EmbeddedPostgresError {
  const who = holder === undefined ? 'A PostgreSQL process' : `The PostgreSQL process ${holder}`;
  return new EmbeddedPostgresError(
    `${who} holds the database in ${cluster.home} but does not answer: stop it, then start Bryggan again.`,
  );
}

function stopAndTidy(cluster: Cluster, stop: () => Promise<void>): () => Promise<void> {
  return async () => {
    await stop();
    // Only the short folder that stands in for a long path is ours to remove, and only when nobody uses it.
    if (cluster.socketFolder !== cluster.home) await rmdir(cluster.socketFolder).catch(() => {});
  };
}

async function makeSureItAnswers(cluster: Cluster, stop: () => Promise<void>): Promise<void> {
  try {
    if ((await ask(cluster)) !== 'ready') throw unanswered(cluster, undefined);
  } catch (fault) {
    await stop();
    throw fault;
  }
}

function urlOf(cluster: Cluster, database: string): string {
  // The port is written out so that PGPORT in the environment cannot change the socket's name.
  return `postgresql://bryggan:${cluster.password}@${encodeURIComponent(cluster.socketFolder)}:${socketPort}/${database}`;
}

/** Asks the server for the database, which is made when it is missing. */
async function ask(cluster: Cluster): Promise<'ready' | 'busy' | 'silent'> {
  try {
    await query(urlOf(cluster, 'bryggan'), 'SELECT 1');
    return 'ready';
  } catch (fault) {
    return await understand(cluster, fault);
  }
}

async function understand(cluster: Cluster, fault: unknown): Promise<'ready' | 'busy' | 'silent'> {
  switch (codeOf(fault)) {
    case 'ENOENT':
    case 'ECONNREFUSED':
    case 'ENOTSOCK':
      return 'silent';
    case '3D000': // no such database
      await makeDatabase(cluster);
      return 'ready';
    case '53300': // too many connections: others use it, so it lives
      return 'ready';
    case '28P01': // wrong password
      throw new EmbeddedPostgresError(
        `The password in ${cluster.home}/password does not open the database beside it: bring back the file that belongs to it.`,
        { cause: fault },
      );
    default: // starting up, shutting down, gone in the middle of an answer
      return 'busy';
  }
}

async function makeDatabase(cluster: Cluster): Promise<void> {
  try {
    await query(urlOf(cluster, 'postgres'), 'CREATE DATABASE bryggan');
  } catch (fault) {
    // Another process made it in the same moment: PostgreSQL may notice before (42P04) or while writing (23505).
    if (!['42P04', '23505'].includes(codeOf(fault) ?? '')) throw fault;
  }
}

async function query(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: answerMs });
  // A server that ends while it is asked reports it here as well; the query rejects anyway.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
