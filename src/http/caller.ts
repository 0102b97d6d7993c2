import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const forwarding = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/** Whether a request comes from this machine itself: from a loopback address, and through no proxy. */
function isLoopback(request: Pick<Request, 'socket' | 'headers'>): boolean {
  const address = request.socket.remoteAddress ?? '';
  return loopback.has(address) && forwarding.every((header) => request.headers[header] === undefined);
}

/** Lets this machine through; others get 403. */
export const onlyThisMachine: RequestHandler = (request, response, next) => {
  if (isLoopback(request)) next();
  else response.status(403).type('text/plain').send('Only from this machine.\n');
};

/** Lets this machine through, and those who send `Authorization: Bearer <ADMIN_TOKEN>`; others get 403. */
export function onlyAdministrators(adminToken: string | undefined): RequestHandler {
  return (request, response, next) => {
    if (isLoopback(request) || hasToken(request, adminToken)) {
      next();
      return;
    }
    response
      .status(403)
      .type('text/plain')
      .send('Only from this machine, or with ADMIN_TOKEN as a bearer token.\n');
  };
}

function hasToken(request: Request, adminToken: string | undefined): boolean {
  if (adminToken === undefined) return false;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${adminToken}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
