import { randomBytes, randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { DateTime } from 'luxon';
import { type Language, languages } from '#src/conversation/answer.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Entry, Responder } from '#src/conversation/entry.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { type Body, options, prefixes } from '#src/html/read-body.ts';
import { renderFound } from '#src/html/render-field.ts';
import type { Fingerprint } from '#src/link/fingerprint.ts';
import type { Key } from '#src/locales/translate.ts';
import type { Log } from '#src/log.ts';
import { act } from './acts.ts';
import { createAssets } from './assets.ts';
import { isFromOurPage, isFromThisMachine, secureHeaders } from './guard.ts';
import type { BrowserStore, ShownMessage, Talk, Visitor } from './history/store.ts';
import { createLive } from './live.ts';
import { createMailboxPages } from './mailbox-pages.ts';
import { renderDeliveries } from './pages/deliveries.ts';
import { seesDeliveries, talkUrl } from './pages/frame.ts';
import { pageContext } from './pages/layout.ts';
import { renderPeople } from './pages/people.ts';
import { renderTalk } from './pages/talk.ts';
import { renderTrouble } from './pages/trouble.ts';
import { keyOf, readPost } from './receive.ts';
import { createBrowserResponder } from './respond.ts';
import { createBrowserMessenger } from './send.ts';
import { mayHaveFile, readForm } from './upload.ts';

/** A text of 40,000 characters takes up to twelve bytes for each on its way. */
const bodyLimit = '1mb';

/** What the chat page needs from the app. */
export interface BrowserChatOptions {
  readonly entry: Entry;
  readonly store: BrowserStore;
  readonly fingerprint: Fingerprint;
  /** How links begin, without a slash at the end. */
  readonly publicUrl: string;
  readonly clock: () => DateTime;
  readonly log: Log;
}

/** The chat page as one platform among others. Mount the router at `/`. */
export interface BrowserChat {
  readonly router: Router;
  readonly messenger: Messenger;
  readonly responder: Responder;
  /** Ends the open streams, so that the server can close. */
  close(): void;
}

/** Serves the chat page, to this machine only. */
export function createBrowserChat({
  entry,
  store,
  fingerprint,
  publicUrl,
  clock,
  log,
}: BrowserChatOptions): BrowserChat {
  const live = createLive(store, clock, log);

  function trouble(response: Response, status: number, key: Key, values: Record<string, string> = {}): void {
    const language = response.req.acceptsLanguages('sv', 'en') === 'en' ? 'en' : 'sv';
    response.status(status).send(renderTrouble(key, pageContext(language, randomUUID()), values));
  }

  /** Who and where the address names; answers 404 itself when there is no such thing for them. */
  async function find(request: Request, response: Response): Promise<Found | undefined> {
    const { person, channel } = request.params;
    const visitor = typeof person === 'string' ? await store.findVisitor(person) : undefined;
    const talks = visitor === undefined ? [] : await store.listTalks(visitor);
    const talk = talks.find((one) =>
      channel === undefined ? one.kind === 'direct' : one.reference === `channel:${String(channel)}`,
    );
    if (visitor !== undefined && talk !== undefined) return { visitor, talks, talk };
    trouble(response, 404, 'chat.trouble.notFound');
    return undefined;
  }

  const router = Router();
  router.use('/chat-assets', createAssets());
  const page = Router();
  router.use(['/chat', '/mail', /^\/$/u], secureHeaders, (request, response, next) => {
    if (!isFromThisMachine(request)) trouble(response, 403, 'chat.trouble.elsewhere');
    else if (request.method === 'POST' && !isFromOurPage(request)) {
      trouble(response, 403, 'chat.trouble.foreign');
    } else next();
  });
  router.use(page);
  const form = express.urlencoded({ extended: false, limit: bodyLimit, parameterLimit: 2000 });

  page.get('/', async (request, response) => {
    const chosen = languages.find((one) => one === request.query['language']);
    const context = pageContext(chosen ?? 'sv', randomUUID());
    const [visitors, mailboxes] = await Promise.all([store.listVisitors(), store.listMailboxes()]);
    response.send(renderPeople(visitors, mailboxes, chosen, context));
  });

  page.post('/chat', form, async (request, response) => {
    const visitor = await store.findVisitor(String(request.body?.person));
    if (visitor === undefined) return trouble(response, 404, 'chat.trouble.notFound');
    const language = languages.find((one) => one === request.body?.language);
    if (language !== undefined) await store.setLanguage(visitor, language);
    response.redirect(303, `/chat/${encodeURIComponent(visitor.externalId)}`);
  });

  page.get('/chat/:person/deliveries', async (request, response) => {
    const found = await find(request, response);
    if (found === undefined) return;
    const { visitor, talks } = found;
    if (!seesDeliveries(visitor)) return trouble(response, 404, 'chat.trouble.notFound');
    const context = pageContext(visitor.language, randomUUID());
    response.send(renderDeliveries(visitor, talks, await store.listSendings(), clock(), context));
  });

  page.get('/chat/:person/live', async (request, response) => {
    if ((await find(request, response)) !== undefined) live.connect(response);
  });

  page.get('/chat/:person/search', async (request, response) => {
    const found = await find(request, response);
    if (found === undefined) return;
    const { visitor } = found;
    const query = request.query as Body;
    const kind = query['kind'] === 'person' ? 'person' : 'organisation';
    const name = String(query['name']);
    const text = String(query[`${prefixes.search}${name}`] ?? '').trim();
    const sender = { externalId: visitor.externalId, name: visitor.name };
    const chosen = { ...options(query, prefixes.choice), ...options(query, prefixes.choices) }[name] ?? [];
    const hits =
      text === '' ? [] : await entry.lookUp({ kind, text, platform: 'browser', tenant: 'demo', sender });
    const asked = { kind, name, id: String(query['id']), multiple: query['many'] === 'true', text } as const;
    const { t } = pageContext(visitor.language, '');
    response.send(String(renderFound(asked, chosen, hits, t)));
  });

  page.post('/chat/:person/language', form, async (request, response) => {
    const found = await find(request, response);
    if (found === undefined) return;
    const language: Language | undefined = languages.find((one) => one === request.body?.language);
    if (language === undefined) return trouble(response, 400, 'chat.trouble.malformed');
    await store.setLanguage(found.visitor, language);
    response.redirect(303, `/chat/${encodeURIComponent(found.visitor.externalId)}`);
  });

  page.get('/chat/:person{/channel/:channel}', async (request, response) => {
    const found = await find(request, response);
    if (found === undefined) return;
    const { fresh, text, empty } = request.query;
    const shown = {
      ...found,
      messages: await store.listMessages(found.talk, found.visitor),
      now: clock(),
      publicUrl,
      fresh: typeof fresh === 'string' ? fresh : undefined,
      text: typeof text === 'string' ? text : undefined,
      empty: empty !== undefined,
    };
    response.send(renderTalk(shown, pageContext(found.visitor.language, randomUUID())));
  });

  /** The page with what stood in sealed fields of a refused form: this one time, since nobody keeps it. */
  async function giveBack(
    found: Found,
    message: string | undefined,
    sealed: SubmittedValues,
  ): Promise<string> {
    const messages = await store.listMessages(found.talk, found.visitor);
    const shown = {
      ...found,
      messages: messages.map((one) => (one.id === message ? withSealed(one, sealed) : one)),
      now: clock(),
      publicUrl,
      fresh: message,
      text: undefined,
      empty: false,
    };
    return renderTalk(shown, pageContext(found.visitor.language, randomUUID()));
  }

  page.post('/chat/:person{/channel/:channel}', form, async (request, response) => {
    const sent = mayHaveFile(request) ? await readForm(request) : { body: request.body };
    if (sent === 'tooLong') return trouble(response, 413, 'chat.trouble.tooLong');
    const found = await find(request, response);
    if (found === undefined) return;
    const post = readPost(sent?.body ?? '');
    if (post === undefined) return trouble(response, 400, 'chat.trouble.malformed');
    const url = talkUrl(found.visitor, found.talk);
    const outcome = await act(entry, store, { ...sent, ...found, post, key: keyOf(url, post, fingerprint) });
    live.poke();
    if (outcome.kind === 'done' && outcome.sealed !== undefined && Object.keys(outcome.sealed).length > 0) {
      return response.send(await giveBack(found, outcome.message, outcome.sealed));
    }
    response.redirect(303, `${url}${afterwards(outcome)}`);
  });

  page.use(createMailboxPages(store, clock));
  page.use('/mail', (_request, response) => trouble(response, 404, 'chat.trouble.notFound'));

  const failed: ErrorRequestHandler = (err, _request, response, next) => {
    if (response.headersSent) return next(err);
    if (typeof err === 'object' && err !== null && 'status' in err && err.status === 413) {
      return trouble(response, 413, 'chat.trouble.tooLong');
    }
    const fault = randomBytes(4).toString('hex');
    log.error({ err, fault, platform: 'browser' }, 'the chat page failed');
    trouble(response, 500, 'chat.trouble.fault', { fault });
  };
  page.use(failed);

  return {
    router,
    messenger: createBrowserMessenger(store, live.poke),
    responder: createBrowserResponder(store, live.poke),
    close: live.close,
  };
}

/** Whose page it is, and which conversation of theirs. */
interface Found {
  readonly visitor: Visitor;
  readonly talks: readonly Talk[];
  readonly talk: Talk;
}

function withSealed(message: ShownMessage, sealed: SubmittedValues): ShownMessage {
  const { content } = message;
  if (content.kind !== 'form') return message;
  const { filled } = content;
  const { typed = {}, chosen = {}, searches = {} } = filled ?? {};
  return {
    ...message,
    content: { ...content, filled: { typed: { ...typed, ...sealed }, chosen, searches } },
  };
}

function afterwards(outcome: Awaited<ReturnType<typeof act>>): string {
  if (outcome.kind === 'empty') return '?empty=1';
  return outcome.message === undefined ? '' : `?fresh=${outcome.message}#message-${outcome.message}`;
}
