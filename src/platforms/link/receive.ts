import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Language, languages } from '#src/conversation/answer.ts';
import type { Act, Incoming } from '#src/conversation/incoming.ts';
import {
  pageField,
  pressed,
  pressValuesField,
  readBody,
  readFields,
  type SentFields,
} from '#src/html/read-body.ts';
import type { Fingerprint } from '#src/link/fingerprint.ts';
import { type Link, sealedPress } from '#src/link/tokens.ts';

const shared = { page: pageField, lang: z.enum(languages), seal: z.string().max(64) };

const postSchema = z.discriminatedUnion('act', [
  z.object({ ...shared, act: z.literal('press'), action: z.string().max(255), values: pressValuesField }),
  z.object({ ...shared, act: z.literal('submit'), draft: z.uuid() }),
  z.object({ ...shared, act: z.literal('close'), draft: z.uuid() }),
  z.object({ ...shared, act: z.literal('keepLanguage') }),
]);

/** What a page sent, checked. */
export type Post = z.output<typeof postSchema> & SentFields;

/** Reads the body of a POST; undefined when no page of ours can have sent it. */
export function readPost(sent: unknown): Post | undefined {
  const body = readBody(sent);
  const post = postSchema.safeParse(body);
  return body === undefined || !post.success ? undefined : { ...post.data, ...readFields(body) };
}

/** What must have been sealed for this link: else somebody else's button could be pressed with it. */
export function sealedIn(post: Post): string {
  switch (post.act) {
    case 'press':
      return sealedPress(post);
    case 'keepLanguage':
      return sealedLanguage(post.lang);
    default:
      return `draft ${post.draft}`;
  }
}

/** The choice to be written to in a language, as it is sealed. */
export function sealedLanguage(language: Language): string {
  return `language ${language}`;
}

/** The language that an address asks for. */
export function languageIn(query: unknown): Language | undefined {
  return languages.find((one) => one === query);
}

/** What a page sends that is an event; the rest is between the page and its reader. */
export type SentPost = Post & { readonly act: 'press' | 'submit' | 'keepLanguage' };

/** The event that a press or a form is. The same thing sent again from the same page has the same key. */
export function incoming(token: string, link: Link, post: SentPost, fingerprint: Fingerprint): Incoming {
  return event(link, {
    key: `${post.page}.${fingerprint(JSON.stringify([token, post]))}`,
    locale: post.lang,
    act: actOf(post),
  });
}

function event(link: Link, { key, locale, act }: { key: string; locale?: string; act: Act }): Incoming {
  return {
    key,
    platform: 'link',
    tenant: link.workspace,
    sender: { externalId: link.person, ...(locale === undefined ? {} : { locale }) },
    place: { kind: 'direct', reference: `link:${link.person}` },
    act,
    canOpenForm: true,
  };
}

function actOf(post: SentPost): Act {
  switch (post.act) {
    case 'press':
      return { kind: 'press', action: post.action, values: pressed(post.values, post.typed) };
    case 'submit':
      return { kind: 'submit', draft: post.draft, values: post.typed };
    case 'keepLanguage':
      return { kind: 'press', action: 'settings.language', values: { language: post.lang } };
  }
}

/** What a mail program posts, and all of it, when somebody stops the mails there (RFC 8058, 3.1). */
const oneClick = /List-Unsubscribe[\s\S]{0,80}One-Click/u;

/** Whether a body is the one click that stops the mails; forms come in either encoding. */
export function isOneClick(body: unknown): boolean {
  return typeof body === 'string' && oneClick.test(body);
}

/** The event that the one click is: no more messages that can wait, until they are wanted again. */
export function oneClickPause(link: Link): Incoming {
  return event(link, {
    key: randomUUID(),
    act: { kind: 'press', action: 'people.pause', values: { choice: 'ever' } },
  });
}
