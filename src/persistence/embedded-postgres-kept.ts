import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';

/** What `keepEmbeddedPostgres` needs. */
export type KeptPostgresOptions = EmbeddedPostgresOptions & {
  readonly log: { error(msg: string): void };
};

const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** A server that lives shorter than this is not started again at once. */
const soundMs = 60_000;

/**
 * The embedded PostgreSQL for as long as this process lives. When the server dies, or ends with the process that had
 * started it, it is started again at the same address: at once, then after 0.5 s, and ever later up to half a minute.
 * Meanwhile the database cannot be reached, which `/readyz` says.
 * @throws EmbeddedPostgresError when it cannot be had to begin with
 */
export async function keepEmbeddedPostgres(
  options: KeptPostgresOptions,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  const { log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let server = await startEmbeddedPostgres(options);
  const url = server.url;
  const kept = keep();

  async function keep(): Promise<void> {
    let waitMs = 0;
    while (!signal.aborted) {
      const startedAt = performance.now();
      await server.ended(signal);
      if (signal.aborted) return;
      log.error('PostgreSQL has ended by itself. It is started again.');
      if (performance.now() - startedAt > soundMs) waitMs = 0;
      waitMs = await startAgain(waitMs);
    }
  }

  /** Returns how long to wait before the next time. */
  async function startAgain(firstMs: number): Promise<number> {
    let waitMs = firstMs;
    while (!signal.aborted) {
      // Rejects when it is aborted, and then there is nothing left to wait for.
      await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {});
      waitMs = Math.min(Math.max(waitMs * 2, firstWaitMs), longestWaitMs);
      if (signal.aborted) break;
      try {
        server = await startEmbeddedPostgres(options);
        log.info('PostgreSQL is back.');
        break;
      } catch (fault) {
        log.error(`PostgreSQL is not back yet: ${fault instanceof Error ? fault.message : String(fault)}`);
      }
    }
    return waitMs;
  }

  return {
    url,
    async stop() {
      stopping.abort();
      await kept;
      await server.stop();
    },
  };
}
