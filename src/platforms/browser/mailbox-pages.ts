import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { DateTime } from 'luxon';
import { z } from 'zod';
import { languages } from '#src/conversation/answer.ts';
import type { BrowserStore } from './history/store.ts';
import { pageContext } from './pages/layout.ts';
import { renderMailbox } from './pages/mailbox.ts';

/** A mail is shown as it was written: with its own styles, and nothing else. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the mailboxes under `/mail`; what is not there goes on to whoever is next. */
export function createMailboxPages(store: BrowserStore, clock: () => DateTime): Router {
  const router = Router();
  const find = async (person: string) =>
    z.uuid().safeParse(person).success ? store.findMailbox(person) : undefined;

  router.get('/mail/:person', async (request, response, next) => {
    const { person } = request.params;
    const mailbox = await find(person);
    if (mailbox === undefined) return next();
    const language = languages.find((one) => one === request.query['language']) ?? 'sv';
    const given = { now: clock(), zone: 'Europe/Stockholm' };
    response.send(renderMailbox(person, mailbox, given, pageContext(language, randomUUID())));
  });

  router.get('/mail/:person/:mail', async (request, response, next) => {
    const { person, mail } = request.params;
    const found = (await find(person))?.mails.find(({ id }) => id === mail);
    if (found === undefined) return next();
    response.set('Content-Security-Policy', mailPolicy).send(found.html);
  });
  return router;
}
