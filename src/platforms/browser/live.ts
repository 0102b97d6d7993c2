import type { Response } from 'express';
import type { DateTime } from 'luxon';
import type { Log } from '#src/log.ts';
import type { BrowserStore } from './history/store.ts';

/** How often the database is asked what another process wrote, while somebody has the page open. */
const pollEveryMs = 700;
/** A row may be committed this long after its `changed_at`: changes this old are looked at again. */
const overlapSeconds = 10;
/** Several changes within this time are told as one. */
const gatherMs = 40;
const keepAliveMs = 20_000;

/** Tells open pages that something changed, whichever process wrote it. The page then asks for what it shows. */
export interface Live {
  /** Keeps a response open as a stream of server-sent events. */
  connect(response: Response): void;
  /** Something changed just now, in this process. */
  poke(): void;
  close(): void;
}

/** The signal carries no content: what somebody may see is decided when their page asks for it. */
export function createLive(store: BrowserStore, clock: () => DateTime, log: Log): Live {
  const open = new Set<Response>();
  let seen = new Set<string>();
  let polling: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;

  function tell(): void {
    gathering = undefined;
    for (const response of open) response.write('event: changed\ndata: \n\n');
  }

  function poke(): void {
    if (open.size > 0) gathering ??= setTimeout(tell, gatherMs);
  }

  async function poll(): Promise<void> {
    try {
      const changes = await store.listChanges(clock().minus({ seconds: overlapSeconds }));
      const now = new Set(changes.map(({ id, revision }) => `${id} ${revision}`));
      if ([...now].some((one) => !seen.has(one))) poke();
      seen = now;
    } catch (err) {
      log.warn({ err }, 'the chat page could not look for new messages');
    }
    polling = open.size > 0 ? setTimeout(poll, pollEveryMs) : undefined;
  }

  return {
    connect(response) {
      response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
      // The first event covers what happened between the page and this connection.
      response.write('retry: 1000\nevent: changed\ndata: \n\n');
      const keepAlive = setInterval(() => response.write(': still here\n\n'), keepAliveMs);
      open.add(response);
      polling ??= setTimeout(poll, pollEveryMs);
      response.on('close', () => {
        clearInterval(keepAlive);
        open.delete(response);
      });
    },
    poke,
    close() {
      clearTimeout(polling);
      clearTimeout(gathering);
      for (const response of open) response.end();
      open.clear();
    },
  };
}
