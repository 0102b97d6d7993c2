import { createHash } from 'node:crypto';
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
import { type Link, sealedPress } from '#src/link/tokens.ts';

const shared = { page: pageField, lang: z.enum(languages), seal: z.string().max(64) };

const postSchema = z.discriminatedUnion('act', [
  z.object({ ...shared, act: z.literal('press'), action: z.string().max(255), values: pressValuesField }),
  z.object({ ...shared, act: z.literal('submit'), draft: z.uuid() }),
  z.object({ ...shared, act: z.literal('close'), draft: z.uuid() }),
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
  return post.act === 'press' ? sealedPress(post) : `draft ${post.draft}`;
}

/** The language that an address asks for. */
export function languageIn(query: unknown): Language | undefined {
  return languages.find((one) => one === query);
}

/** The event that a press or a form is. The same thing sent again from the same page has the same key. */
export function incoming(
  token: string,
  link: Link,
  post: Post & { readonly act: 'press' | 'submit' },
): Incoming {
  const said = createHash('sha256')
    .update(JSON.stringify([token, post]))
    .digest('base64url');
  return {
    key: `${post.page}.${said.slice(0, 22)}`,
    platform: 'link',
    tenant: link.workspace,
    sender: { externalId: link.person, locale: post.lang },
    place: { kind: 'direct', reference: `link:${link.person}` },
    act: actOf(post),
    canOpenForm: true,
  };
}

function actOf(post: Post & { readonly act: 'press' | 'submit' }): Act {
  return post.act === 'press'
    ? { kind: 'press', action: post.action, values: pressed(post.values, post.typed) }
    : { kind: 'submit', draft: post.draft, values: post.typed };
}
