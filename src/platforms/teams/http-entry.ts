import type { Application } from '@microsoft/teams-ai';
import { AuthenticationError } from 'botframework-connector';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Log } from '#src/log.ts';
import type { BrygganAdapter } from './adapter.ts';
import { anyActivity, isActivity, type ReadActivity } from './payloads.ts';
import { tenantOf } from './receive.ts';

const bodyLimit = '1mb';

/** What stands between the network and the application. */
export interface Gate {
  /** The one tenant that is listened to. */
  readonly tenantId: string;
  /** Whether nothing is signed: then everything must come from, and go to, this machine. */
  readonly isLocal: boolean;
}

/**
 * `POST /api/messages`. What is not signed by Microsoft for this bot and this tenant is answered 401 and goes no
 * further; 503 while Microsoft's keys cannot be fetched, so that it is sent again.
 */
export function createHttpEntry(given: {
  adapter: BrygganAdapter;
  application: Application;
  gate: Gate;
  /** Called for what is genuine, before it is handled. */
  onGenuine: (activity: ReadActivity) => Promise<void>;
  log: Log;
}): Router {
  const { adapter, application, gate, onGenuine, log } = given;

  async function take(request: Request, response: Response): Promise<void> {
    const body: unknown = request.body;
    if (!isActivity(body)) return void response.status(400).end();
    const activity = anyActivity.parse(body);
    let authenticated: Awaited<ReturnType<BrygganAdapter['authenticate']>>;
    try {
      authenticated = await adapter.authenticate(body, request.headers.authorization ?? '');
    } catch (error) {
      const status = areKeysMissing(error) ? 503 : 401;
      log.warn({ platform: 'teams', status, reason: nameOf(error) }, 'An activity was refused');
      return void response.status(status).end();
    }
    if (!isFromTenant(activity, gate.tenantId) || (gate.isLocal && !isLocal(activity.serviceUrl))) {
      log.warn({ platform: 'teams', status: 401, reason: 'tenant' }, 'An activity was refused');
      return void response.status(401).end();
    }
    await onGenuine(activity);
    const answer = await adapter.handle(authenticated, body, async (context) => {
      await application.run(context);
    });
    response.status(answer?.status ?? 200);
    if (answer?.body === undefined) response.end();
    else response.json(answer.body);
  }

  const router = Router();
  router.all('/', (request, response, next) => {
    if (request.method === 'POST') next();
    else response.status(405).set('Allow', 'POST').end();
  });
  router.post('/', express.json({ limit: bodyLimit }), take);
  const failed: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    // Anything but 2xx lets Teams send it again.
    if (status >= 500) log.error({ platform: 'teams', err: error }, 'What Teams sent could not be taken');
    response.status(status).end();
  };
  router.use(failed);
  return router;
}

// The library says 500 for a server of keys that answers badly; one that does not answer at all is no such error.
function areKeysMissing(error: unknown): boolean {
  if (error instanceof AuthenticationError) return Number(error.statusCode) >= 500;
  return error instanceof Error && (error.name === 'FetchError' || error.name === 'AbortError');
}

function isFromTenant(activity: ReadActivity, tenantId: string): boolean {
  const { conversation, channelData } = activity;
  const said = [conversation.tenantId, channelData?.tenant?.id].filter((one) => one !== undefined);
  return tenantOf(activity) === tenantId && said.every((one) => one === tenantId);
}

function isLocal(serviceUrl: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(new URL(serviceUrl).hostname);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function statusOf(error: unknown): number {
  const isHttp = typeof error === 'object' && error !== null && 'status' in error;
  return isHttp && typeof error.status === 'number' ? error.status : 500;
}
