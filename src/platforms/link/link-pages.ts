import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express, { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express';
import type { DateTime } from 'luxon';
import { type Answer, type Language, languages } from '#src/conversation/answer.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Entry } from '#src/conversation/entry.ts';
import type { AskedMatter, Matters, ReadMatter } from '#src/conversation/matters.ts';
import type { Fingerprint } from '#src/link/fingerprint.ts';
import type { Link, Links } from '#src/link/tokens.ts';
import type { Key } from '#src/locales/translate.ts';
import type { Log } from '#src/log.ts';
import { renderCalendar } from './calendar.ts';
import { settle, showAgain } from './choose.ts';
import { sendFile, sendPicture } from './files.ts';
import { pageContext } from './pages/layout.ts';
import { renderMatter, type Shown } from './pages/matter.ts';
import { renderAccessibility, renderTrouble } from './pages/plain.ts';
import { privacyPath, renderPrivacy } from './pages/privacy.ts';
import { incoming, isOneClick, languageIn, oneClickPause, type Post, readPost, sealedIn } from './receive.ts';

/** A text of 40,000 characters takes up to twelve bytes for each on its way. */
const bodyLimit = '1mb';

/** What the pages behind links need from the app. */
export interface LinkPagesOptions {
  readonly entry: Entry;
  readonly matters: Matters;
  readonly links: Links;
  readonly fingerprint: Fingerprint;
  /** How links begin, without a slash at the end. */
  readonly publicUrl: string;
  /** Where to write about accessibility, when there is such an address. */
  readonly contact: string | undefined;
  readonly clock: () => DateTime;
  readonly log: Log;
}

/** No script, nothing from elsewhere; nobody is told where one came from, and no machine keeps or lists the page. */
const headers = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

const secureHeaders: RequestHandler = (_request, response, next) => {
  response.set(headers);
  next();
};

/** What is served here begins so. */
const ours = ['/a', '/tillganglighet', privacyPath];

/** The message that somebody pauses messages on. */
const pauseMatter = 'people.pause';

type Trouble = 'forged' | 'expired' | 'gone' | 'stale' | 'tooLong';
const statuses: Readonly<Record<Trouble, number>> = {
  forged: 403,
  expired: 410,
  gone: 410,
  stale: 403,
  tooLong: 413,
};

/**
 * Serves `/a/<token>`, its calendar file, `/tillganglighet` and `/integritet`; mount it at `/`. Opening shows, pressing answers:
 * programs that open every link in a mail answer nothing. Whoever has the link can do what stands on its pages.
 */
export function createLinkPages({
  entry,
  matters,
  links,
  fingerprint,
  publicUrl,
  contact,
  clock,
  log,
}: LinkPagesOptions): Router {
  const style = ['page.css', 'controls.css']
    .map((name) => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8'))
    .join('\n');
  const router = Router();
  router.use(ours, secureHeaders);

  function wanted(response: Response): Language {
    const { query } = response.req;
    return languageIn(query['lang']) ?? languageIn(response.req.acceptsLanguages(...languages)) ?? 'sv';
  }

  function trouble(response: Response, which: Trouble): void {
    const key: Key = `link.trouble.${which}`;
    response.status(statuses[which]).send(renderTrouble(key, pageContext(wanted(response))));
  }

  /** Whose link it is and what it is about; answers itself when it cannot be used. */
  async function open(
    response: Response,
    token: string,
    language: Language | undefined,
  ): Promise<{ link: Link; matter: ReadMatter } | undefined> {
    const read = links.read(token, clock());
    if (!read.ok) return void trouble(response, read.reason);
    const { workspace, person, matter } = read.link;
    const found = await matters.read({ workspace, person, ...matter, language });
    if (found === undefined) return void trouble(response, 'gone');
    return { link: read.link, matter: found };
  }

  function show(
    response: Response,
    token: string,
    matter: ReadMatter,
    shown: Shown,
    { typed = {}, said }: { readonly typed?: SubmittedValues; readonly said?: Card | undefined } = {},
  ): void {
    const { query } = response.req;
    const page = {
      matter,
      shown,
      said,
      typed,
      url: `/a/${token}`,
      publicUrl,
      nonce: randomUUID(),
      seal: (sent: string) => links.seal(token, sent),
      preselected: typeof query['svar'] === 'string' ? query['svar'] : undefined,
    };
    response.send(renderMatter(page, pageContext(matter.language)));
  }

  router.get('/a/style.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('text/css').send(style);
  });

  router.get('/a/:token.ics', async (request, response) => {
    const { token } = request.params;
    const opened = await open(response, token, undefined);
    if (opened === undefined) return;
    const { event } = opened.matter;
    if (event === undefined) return trouble(response, 'gone');
    response.attachment('bryggan.ics').type('text/calendar; charset=utf-8');
    response.send(renderCalendar(event, `${publicUrl}/a/${token}`));
  });

  /** Whose link it is, for what is no page: undefined when it cannot be used, which is answered here. */
  function asked(response: Response, token: string): AskedMatter | undefined {
    const read = links.read(token, clock());
    if (!read.ok) return void trouble(response, read.reason);
    const { workspace, person, matter } = read.link;
    return { workspace, person, ...matter, language: languageIn(response.req.query['lang']) };
  }

  router.get('/a/:token.bild', async (request, response) => {
    const about = asked(response, request.params.token);
    if (about === undefined) return;
    const chart = await matters.chart(about);
    return chart === undefined ? trouble(response, 'gone') : sendPicture(request, response, chart);
  });

  for (const ending of ['csv', 'xlsx'] as const) {
    router.get(`/a/:token.${ending}`, async (request, response) => {
      const about = asked(response, request.params.token);
      if (about === undefined) return;
      const workbook = await matters.workbook(about);
      return workbook === undefined ? trouble(response, 'gone') : sendFile(response, workbook, ending);
    });
  }

  router.get('/a/:token', async (request, response) => {
    const { token } = request.params;
    const opened = await open(response, token, languageIn(request.query['lang']));
    if (opened === undefined) return;
    show(response, token, opened.matter, asItIs(opened.matter));
  });

  const form = express.urlencoded({ extended: false, limit: bodyLimit, parameterLimit: 2000 });
  router.post('/a/:token', form, async (request, response) => {
    const { token } = request.params;
    const post = readPost(request.body);
    const opened = await open(response, token, post?.lang);
    if (opened === undefined) return;
    if (post === undefined || !sealedIn(post).every(({ sent, seal }) => links.isSealed(token, sent, seal)))
      return trouble(response, 'stale');
    if (post.act === 'close') return response.redirect(303, `/a/${token}?lang=${post.lang}`);
    if (post.act === 'turn') {
      const shown = (await showAgain(entry, opened.link, post)) ?? asItIs(opened.matter);
      return show(response, token, opened.matter, shown, post);
    }
    let answer: Answer = { kind: 'nothing', language: post.lang };
    const settled = await settle(entry, opened.link, post);
    if (settled.kind === 'choose') return show(response, token, opened.matter, settled.shown);
    for (const event of incoming(token, opened.link, settled.post, fingerprint))
      answer = await entry.accept(event);
    const after = await open(response, token, post.lang);
    if (after === undefined) return;
    if (post.act !== 'keepLanguage') {
      return show(response, token, after.matter, shownOf(answer, after.matter, post), post);
    }
    // A choice of language is about whoever reads: it is told above what they were reading.
    const shown = (await showAgain(entry, opened.link, post)) ?? asItIs(after.matter);
    const said = answer.kind === 'replace' ? answer.card : undefined;
    show(response, token, after.matter, shown, { typed: post.typed, said });
  });

  // Opened by hand it is the page to pause on; only what mail programs post stops anything (RFC 8058, 3.2).
  router.get('/a/:token/paus', (request, response) => response.redirect(302, `/a/${request.params.token}`));
  const anyText = express.text({ type: () => true, limit: '4kb' });
  router.post('/a/:token/paus', anyText, async (request, response) => {
    const { token } = request.params;
    const opened = await open(response, token, undefined);
    if (opened === undefined) return;
    const { link } = opened;
    if (link.matter.message !== pauseMatter || !isOneClick(request.body)) return trouble(response, 'stale');
    await entry.accept(oneClickPause(link));
    const after = await open(response, token, undefined);
    if (after !== undefined) show(response, token, after.matter, asItIs(after.matter));
  });

  router.get('/tillganglighet', (_request, response) => {
    response.send(renderAccessibility(contact, pageContext(wanted(response))));
  });
  router.get(privacyPath, (_request, response) => {
    response.send(renderPrivacy(contact, pageContext(wanted(response))));
  });

  const failed: ErrorRequestHandler = (err, _request, response, next) => {
    if (response.headersSent) return next(err);
    if (typeof err === 'object' && err !== null && 'status' in err) {
      return trouble(response, err.status === 413 ? 'tooLong' : 'forged');
    }
    const fault = randomBytes(4).toString('hex');
    log.error({ err, fault, platform: 'link' }, 'the page behind a link failed');
    const page = renderTrouble('link.trouble.fault', pageContext(wanted(response)), { fault });
    response.status(500).send(page);
  };
  router.use(ours, failed);
  return router;
}

function asItIs({ card }: ReadMatter): Shown {
  return { kind: 'matter', card };
}

/** What the page shows after something was answered; what replaces the matter is the matter as it is now. */
function shownOf(answer: Answer, matter: ReadMatter, { typed, chosen }: Post): Shown {
  switch (answer.kind) {
    case 'nothing':
      return asItIs(matter);
    case 'replace':
      return { kind: 'matter', card: answer.card };
    case 'onlyYou':
    case 'here':
      return { kind: 'card', card: answer.card };
    case 'form':
      return { kind: 'form', state: { form: answer.form, draft: answer.draft, errors: {} } };
    case 'errors': {
      const filled = { typed, chosen, searches: {} };
      return {
        kind: 'form',
        state: { form: answer.form, draft: answer.draft, errors: answer.errors, filled },
      };
    }
  }
}
