import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PressValues } from '#src/conversation/elements/button.ts';
import type { Option, SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Act, Incoming } from '#src/conversation/incoming.ts';
import type { Talk, Visitor } from './history/store.ts';

/**
 * How the names of fields begin, by what they hold: one value, a list of values, one choice or several from a search,
 * and the text of the search. A choice is sent as its id, a space and its label.
 */
export const prefixes = {
  one: 'one.',
  list: 'list.',
  choice: 'choice.',
  choices: 'choices.',
  search: 'search.',
} as const;

const pressValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const page = { page: z.string().regex(/^[\w-]{16,64}$/u) };

const postSchema = z.discriminatedUnion('act', [
  z.object({ ...page, act: z.literal('say'), text: z.string() }),
  z.object({
    ...page,
    act: z.literal('press'),
    message: z.uuid(),
    action: z.string().max(255),
    values: z
      .string()
      .transform((json, context) => {
        try {
          return JSON.parse(json) as unknown;
        } catch {
          context.addIssue('not JSON');
          return z.NEVER;
        }
      })
      .pipe(pressValues),
  }),
  z.object({ ...page, act: z.literal('submit'), message: z.uuid(), draft: z.uuid() }),
  z.object({ ...page, act: z.literal('close'), message: z.uuid(), draft: z.uuid() }),
]);

/** What the page sent, checked. */
export type Post = z.output<typeof postSchema> & {
  readonly typed: SubmittedValues;
  readonly chosen: Readonly<Record<string, readonly Option[]>>;
  readonly searched: Readonly<Record<string, string>>;
};

/** A form's body as Express parses it. */
export type Body = Readonly<Record<string, string | readonly string[]>>;

const bodySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Reads the body of a POST; undefined when our page cannot have sent it. */
export function readPost(body: unknown): Post | undefined {
  const fields = bodySchema.safeParse(body ?? {});
  if (!fields.success) return undefined;
  const post = postSchema.safeParse(fields.data);
  if (!post.success) return undefined;
  const chosen = { ...options(fields.data, prefixes.choice), ...options(fields.data, prefixes.choices) };
  const choice = mapValues(options(fields.data, prefixes.choice), ([one]) => one?.value ?? '');
  const choices = mapValues(options(fields.data, prefixes.choices), (all) => all.map(({ value }) => value));
  return {
    ...post.data,
    typed: {
      ...mapValues(named(fields.data, prefixes.one), ([one]) => plainLines(one ?? '')),
      ...named(fields.data, prefixes.list),
      ...choice,
      ...choices,
    },
    chosen,
    searched: mapValues(named(fields.data, prefixes.search), ([one]) => (one ?? '').trim()),
  };
}

/** Everything under a prefix, always as a list. */
function named(body: Body, prefix: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith(prefix)
        ? [[name.slice(prefix.length), typeof value === 'string' ? [value] : value]]
        : [],
    ),
  );
}

/** The choices under a prefix, with their labels. */
export function options(body: Body, prefix: string): Record<string, readonly Option[]> {
  return mapValues(named(body, prefix), (values) => values.map(readChoice));
}

function readChoice(sent: string): Option {
  const space = sent.indexOf(' ');
  return space < 0
    ? { value: sent, label: sent }
    : { value: sent.slice(0, space), label: sent.slice(space + 1) };
}

function mapValues<From, To>(
  all: Readonly<Record<string, From>>,
  change: (one: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
}

// Browsers send line ends as CR LF.
function plainLines(value: string): string {
  return value.replaceAll('\r\n', '\n');
}

/** The same thing sent again from the same page has the same key. */
export function keyOf(path: string, post: Post): string {
  const said = JSON.stringify([path, post]);
  return `${post.page}.${createHash('sha256').update(said).digest('base64url').slice(0, 22)}`;
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

/** What a press sends: the button's values, and the value of the field beside it. */
export function pressed(post: Post & { readonly act: 'press' }): PressValues {
  const typed = Object.entries(post.typed).map(
    ([name, value]) => [name, typeof value === 'string' ? value : value.join(',')] as const,
  );
  return { ...post.values, ...Object.fromEntries(typed) };
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
