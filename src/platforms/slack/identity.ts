import type { Log } from '#src/log.ts';
import type { SlackClient } from './client.ts';
import { failureOf } from './failures.ts';

/** Who the bot is in its workspace, as Slack says by `auth.test`. */
export interface Identity {
  readonly team: { readonly id: string; readonly name: string };
  readonly botUserId: string;
  readonly botId: string;
}

/** Learns once who the bot is, and keeps trying while Slack does not answer; nothing waits for it. */
export interface IdentityWatch {
  /** What is known so far. */
  current(): Identity | undefined;
  /** Resolves when it is known; rejects with the reason of the last attempt otherwise. */
  ready(): Promise<void>;
  start(): void;
  stop(): void;
}

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** A watch that asks when started, then again after 1, 2, 4 … 60 s until Slack has answered. */
export function createIdentityWatch(client: SlackClient, log: Log): IdentityWatch {
  let known: Identity | undefined;
  let reason = 'auth.test has not been answered yet';
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> | undefined;
  let stopped = true;

  async function ask(): Promise<void> {
    try {
      const answer = await client.quick.auth.test();
      const { team_id, team, user_id, bot_id } = answer;
      if (team_id === undefined || user_id === undefined || bot_id === undefined)
        throw new Error('auth.test gave no bot: is the token a bot token (xoxb-…)?');
      known = { team: { id: team_id, name: team ?? team_id }, botUserId: user_id, botId: bot_id };
      log.info({ platform: 'slack', team: team_id }, 'Slack knows the bot');
    } catch (error) {
      const failure = failureOf(error, 'tenant');
      reason = failure.kind === 'later' ? 'ratelimited' : failure.reason;
      log.warn({ platform: 'slack', reason }, 'Slack does not say who the bot is; trying again');
    }
  }

  function attempt(pauseMs: number): void {
    asking = ask().then(() => {
      if (known !== undefined || stopped) return;
      timer = setTimeout(() => attempt(Math.min(pauseMs * 2, longestPauseMs)), pauseMs);
      timer.unref();
    });
  }

  return {
    current: () => known,
    async ready() {
      if (known === undefined) await asking;
      if (known === undefined) throw new Error(`Slack: ${reason}`);
    },
    start() {
      stopped = false;
      attempt(firstPauseMs);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
