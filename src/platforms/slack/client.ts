import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import { type FetchFunction, WebClient } from '@slack/web-api';
import type { Log } from '#src/log.ts';

/** Where Slack's Web API is, unless `SLACK_API_URL` says otherwise. */
const slackApiUrl = 'https://slack.com/api/';

const waitMs = 10_000;
// A trigger lives 3 s; what has not answered by then need not.
const shortWaitMs = 2_500;
// When Slack says 429 without saying for how long.
const unsaidWaitSeconds = '30';

/** The ways to call Slack. No call is tried again within: the caller knows whether it may. */
export interface SlackClient {
  /** Waits 10 s for an answer. */
  readonly web: WebClient;
  /** Waits 2.5 s: for what somebody looks at while it happens. */
  readonly quick: WebClient;
  /** Answers to a `response_url`, with the same fetch. @throws as fetch does, or with the status when it is not 2xx */
  respond(url: string, body: object): Promise<void>;
  /**
   * Asks for a file with the bot's token, and follows it nowhere else. A body may come as slowly as `ms` allows.
   * @throws as fetch does
   */
  download(url: string, ms: number): Promise<Response>;
  readonly options: ClientOptions;
}

/** What every client of Slack's libraries is given. Its defaults retry for half an hour and never time out. */
export interface ClientOptions {
  readonly slackApiUrl: string;
  readonly fetch: FetchFunction;
  readonly logger: Logger;
  readonly timeout: number;
  readonly rejectRateLimitedCalls: true;
  readonly retryConfig: { readonly retries: 0 };
}

/**
 * The client for one workspace.
 * @param config with an `apiUrl` that is not Slack's own, everything stays on its host, `response_url`s too
 */
export function createClient(
  config: { botToken: string; apiUrl?: string | undefined },
  log: Log,
): SlackClient {
  const fetchFromSlack = pinnedFetch(config.apiUrl);
  const options: ClientOptions = {
    slackApiUrl: config.apiUrl ?? slackApiUrl,
    fetch: fetchFromSlack,
    logger: slackLogger(log),
    timeout: waitMs,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  };
  return {
    options,
    web: new WebClient(config.botToken, { ...options }),
    quick: new WebClient(config.botToken, { ...options, timeout: shortWaitMs }),
    download: (url, ms) =>
      fetchFromSlack(url, {
        headers: { authorization: `Bearer ${config.botToken}` },
        redirect: 'manual',
        signal: AbortSignal.timeout(ms),
      }),
    async respond(url, body) {
      const response = await fetchFromSlack(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(waitMs),
      });
      await response.text();
      if (!response.ok) throw new ResponseUrlError(response.status);
    },
  };
}

/** A `response_url` that did not take the answer: used up (5 times), too old (30 minutes), or Slack had a fault. */
export class ResponseUrlError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`Slack answered ${status} on a response_url`);
    this.status = status;
  }
}

function pinnedFetch(apiUrl: string | undefined): (...given: Parameters<FetchFunction>) => Promise<Response> {
  const home = apiUrl === undefined || isSlack(new URL(apiUrl)) ? undefined : new URL(apiUrl);
  return async (asked, init) => {
    const url = new URL(asked);
    if (home !== undefined) {
      url.protocol = home.protocol;
      url.host = home.host;
    } else if (!isSlack(url)) {
      // A payload names where to answer. It is signed, but nothing but Slack is ever right.
      throw new Error(`Not an address of Slack: ${url.host}`);
    }
    const response = await fetch(url, init);
    if (response.status !== 429 || response.headers.has('retry-after')) return response;
    const headers = new Headers(response.headers);
    headers.set('retry-after', unsaidWaitSeconds);
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
  };
}

// Slack's own addresses: the Web API is at slack.com, a response_url at hooks.slack.com.
function isSlack(url: URL): boolean {
  return url.protocol === 'https:' && /(^|\.)slack(-gov)?\.com$/.test(url.hostname);
}

/** What Slack's libraries log, in our log. Their debug lines hold whole payloads and are dropped. */
function slackLogger(log: Log): Logger {
  const sentence = (said: unknown[]) =>
    said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ');
  return {
    debug() {},
    info: (...said: unknown[]) => log.debug({ platform: 'slack' }, sentence(said)),
    warn: (...said: unknown[]) => log.warn({ platform: 'slack' }, sentence(said)),
    error: (...said: unknown[]) => log.warn({ platform: 'slack' }, sentence(said)),
    getLevel: () => LogLevel.INFO,
    setLevel() {},
    setName() {},
  };
}
