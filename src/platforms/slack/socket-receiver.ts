import { SocketModeReceiver } from '@slack/bolt';
import { orAfter } from '#src/conversation/or-after.ts';
import type { Log } from '#src/log.ts';
import type { ClientOptions } from './client.ts';
import { failureOf } from './failures.ts';

/** Slack over a WebSocket that we open: no public address is needed. */
export interface SocketConnection {
  readonly receiver: SocketModeReceiver;
  start(): void;
  stop(): Promise<void>;
  /** Rejects while not connected, with the reason. */
  ready(): Promise<void>;
}

const firstPauseMs = 200;
const longestPauseMs = 30_000;
// A peer that does not answer the goodbye is left after this.
const goodbyeMs = 2_000;

/**
 * A connection that is opened again whenever it is lost. Bolt's own way of doing that is off: when Slack is out of
 * reach its second attempt is a rejection that nobody handles, which ends the process.
 */
export function createSocketReceiver(appToken: string, options: ClientOptions, log: Log): SocketConnection {
  const { logger, ...clientOptions } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions } },
    async processEventErrorHandler({ error }) {
      log.error({ platform: 'slack', err: error }, 'What Slack sent could not be kept');
      return false;
    },
  });
  let connected = false;
  let stopped = true;
  let reason = 'not connected yet';
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;
  let connecting: Promise<void> | undefined;

  async function connect(): Promise<void> {
    try {
      await receiver.client.start();
      connected = true;
      pauseMs = firstPauseMs;
      log.info({ platform: 'slack' }, 'Connected to Slack by socket');
    } catch (error) {
      reason = reasonOf(error);
      log.warn({ platform: 'slack', reason }, 'No connection to Slack by socket; trying again');
      connectLater();
    }
  }

  function connectLater(): void {
    connected = false;
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      connecting = connect();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  receiver.client.on('disconnected', () => {
    reason = 'disconnected';
    connectLater();
  });

  return {
    receiver,
    start() {
      stopped = false;
      connecting = connect();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await orAfter(goodbyeMs, receiver.client.disconnect(), undefined);
    },
    async ready() {
      if (!connected) await connecting;
      if (!connected) throw new Error(`Slack socket: ${reason}`);
    },
  };
}

function reasonOf(error: unknown): string {
  if (error === undefined) return 'disconnected';
  const failure = failureOf(error, 'tenant');
  return failure.kind === 'later' ? 'ratelimited' : failure.reason;
}
