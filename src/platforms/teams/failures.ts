import type { SendResult } from '#src/conversation/messenger.ts';

/** What became of a call that did not succeed. */
export type Failure = Exclude<SendResult, { kind: 'sent' }>;

// Microsoft: wait and try again. Nothing of what was sent is kept.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
const unkept = new Set([412, 502, 504]);

// When Teams says 429 without saying for how long: 7 messages in a second and 60 in half a minute are too many.
const unsaidWaitMs = 5_000;

// The connection was never made, so nothing can have arrived.
const neverConnected = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a thrown error means for what was being sent. */
export function failureOf(error: unknown): Failure {
  const status = statusOf(error);
  if (status === undefined) return byConnection(error);
  const reason = reasonOf(error) ?? `http_${status}`;
  if (status === 429)
    return { kind: 'later', waitMs: retryAfterMs(error) ?? unsaidWaitMs, scope: 'conversation' };
  if (unkept.has(status)) return { kind: 'temporary', reason };
  // Our own credentials: the operator's to mend, and then everything that waits can go.
  if (status === 401) return { kind: 'temporary', reason };
  return status >= 500 ? { kind: 'uncertain', reason } : { kind: 'never', reason };
}

/** The same for a call that may safely be made twice: what is uncertain is tried again. */
export function failureOfRepeatable(error: unknown): Failure {
  const failure = failureOf(error);
  return failure.kind === 'uncertain' ? { kind: 'temporary', reason: failure.reason } : failure;
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

// `BotNotInConversationRoster`, `ConversationNotFound`, `MessageWritesBlocked`: Microsoft's word for it.
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^[A-Za-z0-9_]{3,60}$/u.test(error.code) ? error.code : undefined;
}

function retryAfterMs(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('response' in error)) return undefined;
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined;
  const { headers } = response;
  if (typeof headers !== 'object' || headers === null || !('get' in headers)) return undefined;
  const said: unknown = typeof headers.get === 'function' ? headers.get('retry-after') : undefined;
  const seconds = Number(said ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}

function byConnection(error: unknown): Failure {
  const code = codeOf(error);
  if (code !== undefined && neverConnected.has(code)) return { kind: 'temporary', reason: code };
  const name = error instanceof Error ? error.name : 'unknown';
  return { kind: 'uncertain', reason: code ?? name };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]+$/u.test(error.code)) return error.code;
  return codeOf(error.cause);
}
