import { z } from 'zod';
import type { Act, Incoming } from '#src/conversation/incoming.ts';
import {
  pageField,
  plainLines,
  pressValuesField,
  readBody,
  readFields,
  type SentFields,
} from '#src/html/read-body.ts';
import type { Fingerprint } from '#src/link/fingerprint.ts';
import type { Talk, Visitor } from './history/store.ts';

const page = { page: pageField };

const postSchema = z.discriminatedUnion('act', [
  z.object({ ...page, act: z.literal('say'), text: z.string(), file: z.string().optional() }),
  z.object({
    ...page,
    act: z.literal('press'),
    message: z.uuid(),
    action: z.string().max(255),
    values: pressValuesField,
  }),
  z.object({ ...page, act: z.literal('submit'), message: z.uuid(), draft: z.uuid() }),
  z.object({ ...page, act: z.literal('close'), message: z.uuid(), draft: z.uuid() }),
]);

/** What the page sent, checked. */
export type Post = z.output<typeof postSchema> & SentFields;

/** Reads the body of a POST; undefined when our page cannot have sent it. */
export function readPost(sent: unknown): Post | undefined {
  const body = readBody(sent);
  const post = postSchema.safeParse(body);
  return body === undefined || !post.success ? undefined : { ...post.data, ...readFields(body) };
}

/** The same thing sent again from the same page has the same key. */
export function keyOf(path: string, post: Post, fingerprint: Fingerprint): string {
  return `${post.page}.${fingerprint(JSON.stringify([path, post]))}`;
}

const mention = /^@bryggan\b[\s:,]*/iu;
const command = /^\/(?<word>\S+)\s*(?<text>[\s\S]*)$/u;

/** What a line in the text box does; undefined when it is only said to the others in a channel. */
export function readLine(line: string, talk: Talk): Act | undefined {
  const text = plainLines(line).trim();
  const { word, text: rest } = command.exec(text)?.groups ?? {};
  if (word !== undefined) return { kind: 'command', word, text: rest ?? '' };
  if (talk.kind === 'direct') return { kind: 'message', text };
  return mention.test(text) ? { kind: 'message', text: text.replace(mention, '') } : undefined;
}

/** An event of the chat page. */
export function incoming(key: string, visitor: Visitor, talk: Talk, act: Act): Incoming {
  return {
    key,
    platform: 'browser',
    tenant: 'demo',
    sender: { externalId: visitor.externalId, name: visitor.name },
    place: {
      kind: talk.kind,
      reference: talk.reference,
      ...(talk.kind === 'channel' ? { name: talk.name } : {}),
    },
    act,
    canOpenForm: true,
  };
}
