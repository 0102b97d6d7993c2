import type { Request, RequestHandler } from 'express';

const loopbackAddresses = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/u;
const loopbackHosts = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu;
const forwardingHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const;

/**
 * Whether a request was made on this machine: its socket's address is loopback, no proxy passed it on, and it was
 * addressed by a loopback name (else a page elsewhere could point its own name here: DNS rebinding).
 */
export function isFromThisMachine(request: Request): boolean {
  return (
    loopbackAddresses.test(request.socket.remoteAddress ?? '') &&
    loopbackHosts.test(request.headers.host ?? '') &&
    forwardingHeaders.every((name) => request.headers[name] === undefined)
  );
}

/**
 * Whether a request that changes something came from our own page. Browsers always say where a POST comes from; what
 * says nothing is no browser, and nobody can be tricked into sending it.
 */
export function isFromOurPage(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}

/** What the page may load: its own files and nothing else, and no script or style written into it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Puts the headers on every answer of the chat page. */
export const secureHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': contentSecurityPolicy,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
};
