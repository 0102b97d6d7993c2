import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { SendResult } from '#src/conversation/messenger.ts';
import { ResponseUrlError } from './client.ts';

/** What became of a call that did not succeed. */
export type Failure = Exclude<SendResult, { kind: 'sent' }>;

// Slack's own words for what cannot arrive this way, however often it is tried.
const hopeless = new Set([
  'cannot_dm_bot',
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'invalid_blocks',
  'invalid_blocks_format',
  'is_archived',
  'message_not_found',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'not_in_channel',
  'restricted_action',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
  'user_not_visible',
  'users_not_found',
]);

// Slack's documentation says of these that a part may have been done.
const halfDone = new Set(['fatal_error', 'internal_error']);

// The connection was never made, so nothing can have arrived.
const neverConnected = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * What a thrown error means for what was being sent.
 * @param scope what a 429 of this call closes: posting is limited by conversation, most else by workspace
 */
export function failureOf(error: unknown, scope: 'tenant' | 'conversation'): Failure {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'later', waitMs: error.retryAfter * 1_000, scope };
  if (error instanceof WebAPIPlatformError) return refusal(error.data.error, scope);
  if (error instanceof WebAPIHTTPError) return byStatus(error.statusCode);
  if (error instanceof ResponseUrlError)
    return error.status === 429
      ? { kind: 'later', waitMs: 1_000, scope: 'conversation' }
      : byStatus(error.status);
  return byConnection(error instanceof WebAPIRequestError ? error.original : error);
}

/** The same for a call that may safely be made twice: what is uncertain is tried again. */
export function failureOfRepeatable(error: unknown, scope: 'tenant' | 'conversation'): Failure {
  const failure = failureOf(error, scope);
  return failure.kind === 'uncertain' ? { kind: 'temporary', reason: failure.reason } : failure;
}

function refusal(code: string, scope: 'tenant' | 'conversation'): Failure {
  if (hopeless.has(code)) return { kind: 'never', reason: code };
  if (halfDone.has(code)) return { kind: 'uncertain', reason: code };
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'later', waitMs: 30_000, scope };
  // An answer of 200 that is not Slack's JSON comes with its text as "code": it may be a proxy's, after the sending.
  if (!/^[a-z0-9_]{1,60}$/.test(code)) return { kind: 'uncertain', reason: 'unreadable_answer' };
  return { kind: 'temporary', reason: code };
}

function byStatus(status: number): Failure {
  const reason = `http_${status}`;
  return status >= 500 ? { kind: 'uncertain', reason } : { kind: 'never', reason };
}

function byConnection(error: unknown): Failure {
  const code = codeOf(error);
  if (code !== undefined && neverConnected.has(code)) return { kind: 'temporary', reason: code };
  const name = error instanceof Error ? error.name : 'unknown';
  return { kind: 'uncertain', reason: code ?? (name === 'TimeoutError' ? 'timeout' : name) };
}

// fetch says "fetch failed" and hides the reason in its cause.
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
