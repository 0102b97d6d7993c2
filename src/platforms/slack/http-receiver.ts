import { ExpressReceiver, type Logger } from '@slack/bolt';
import { type RequestHandler, Router } from 'express';
import type { DateTime } from 'luxon';
import type { Log } from '#src/log.ts';

const longestAgeSeconds = 300;
// Clocks differ; whoever stamps further ahead keeps a request to send it again later.
const longestAheadSeconds = 60;
const form = 'application/x-www-form-urlencoded';

/** Slack over HTTP: a router for `POST /slack/events`, and the receiver that Bolt listens to. */
export function createHttpReceiver(given: {
  signingSecret: string;
  logger: Logger;
  log: Log;
  now: () => DateTime;
}): { router: Router; receiver: ExpressReceiver } {
  const router = Router();
  router.post('/', guard(given.now));
  const receiver = new ExpressReceiver({
    signingSecret: given.signingSecret,
    logger: given.logger,
    router,
    endpoints: '/',
    // An error here means that something was not kept; any answer but 2xx lets Slack send it again.
    async processEventErrorHandler({ error, response }) {
      given.log.error({ platform: 'slack', err: error }, 'What Slack sent could not be kept');
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
    unhandledRequestHandler({ response }) {
      given.log.error({ platform: 'slack' }, 'What Slack sent was not acknowledged in time');
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  return { router, receiver };
}

// What Bolt's own verification lets through: a stamp ahead of time, and one that is exactly five minutes old.
function guard(now: () => DateTime): RequestHandler {
  return (request, response, next) => {
    const stamp = Number(request.headers['x-slack-request-timestamp']);
    const age = now().toSeconds() - stamp;
    if (!(age < longestAgeSeconds && age > -longestAheadSeconds)) {
      response.status(401).end();
      return;
    }
    // Bolt knows the type without parameters only, and answers 400 to `; charset=utf-8`.
    if (request.headers['content-type']?.toLowerCase().startsWith(form))
      request.headers['content-type'] = form;
    next();
  };
}
