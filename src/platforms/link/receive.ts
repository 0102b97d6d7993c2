import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Language, languages } from '#src/conversation/answer.ts';
import type { PressButton } from '#src/conversation/elements/button.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Act, Incoming } from '#src/conversation/incoming.ts';
import {
  jsonField,
  pageField,
  pressed,
  pressValuesSchema,
  readBody,
  readFields,
  type SentFields,
} from '#src/html/read-body.ts';
import type { Fingerprint } from '#src/link/fingerprint.ts';
import { type Link, sealedPress } from '#src/link/tokens.ts';

/** As many fields with a button of their own as a card can have; a question has one. */
const mostPresses = 100;

const shared = { page: pageField, lang: z.enum(languages) };
const sealed = { ...shared, seal: z.string().max(64) };

const press = z.tuple([z.string().max(64), z.string().max(255), pressValuesSchema]);
const pressesSchema = jsonField
  .pipe(z.array(press).min(1).max(mostPresses))
  .transform((presses) => presses.map(([seal, action, values]) => ({ seal, action, values })));
/** A button on a card: what is sealed for it, what it runs, and with what. */
export type Press = z.output<typeof pressesSchema>[number];

/** The form that a page shows, when it shows one. */
const held = { draft: z.uuid().optional(), seal: z.string().max(64).optional() };

const postSchema = z.union([
  z.object({ ...shared, press: pressesSchema }).transform((post) => ({ ...post, act: 'press' as const })),
  z.discriminatedUnion('act', [
    z.object({ ...sealed, act: z.literal('submit'), draft: z.uuid() }),
    z.object({ ...sealed, act: z.literal('close'), draft: z.uuid() }),
    z.object({ ...shared, ...held, act: z.literal('keepLanguage'), languageSeal: z.string().max(64) }),
  ]),
  z
    .object({ page: pageField, ...held, turn: z.enum(languages) })
    .transform(({ turn, ...post }) => ({ ...post, act: 'turn' as const, lang: turn })),
]);

/** The form that a page showed when something was sent from it. */
export interface HeldForm {
  readonly draft?: string | undefined;
  readonly seal?: string | undefined;
}

/** What a page sent, checked. */
export type Post = z.output<typeof postSchema> & SentFields;

/** Reads the body of a POST; undefined when no page of ours can have sent it. */
export function readPost(sent: unknown): Post | undefined {
  const body = readBody(sent);
  const post = postSchema.safeParse(body);
  return body === undefined || !post.success ? undefined : { ...post.data, ...readFields(body) };
}

/** What a button sends. One that saves all that is typed presses several. */
export function pressesField(presses: readonly PressButton[], seal: (sent: string) => string): string {
  return JSON.stringify(presses.map((button) => [seal(sealedPress(button)), button.action, button.values]));
}

/** What must have been sealed for this link, with its seals: else somebody else's button could be pressed with it. */
export function sealedIn(post: Post): readonly { readonly sent: string; readonly seal: string }[] {
  switch (post.act) {
    case 'press':
      return post.press.map((one) => ({ sent: sealedPress(one), seal: one.seal }));
    case 'keepLanguage':
      return [{ sent: sealedLanguage(post.lang), seal: post.languageSeal }, ...sealedDraft(post)];
    default:
      return sealedDraft(post);
  }
}

function sealedDraft({ draft, seal = '' }: HeldForm): ReturnType<typeof sealedIn> {
  return draft === undefined ? [] : [{ sent: `draft ${draft}`, seal }];
}

/** What was typed in the fields that go with one button, by their names: a card is one form. */
function typedWith({ seal }: Press, typed: SubmittedValues): SubmittedValues {
  const prefix = `${seal}.`;
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
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

/**
 * The events that a press or a form is: several where one button saves all that is typed, without the fields that are
 * empty. The same thing sent again from the same page has the same key.
 */
export function incoming(
  token: string,
  link: Link,
  post: SentPost,
  fingerprint: Fingerprint,
): readonly Incoming[] {
  return actsOf(post).map((act) =>
    event(link, {
      key: `${post.page}.${fingerprint(JSON.stringify([token, post.lang, act]))}`,
      locale: post.lang,
      act,
    }),
  );
}

function event(link: Link, { key, locale, act }: { key: string; locale?: string; act: Act }): Incoming {
  return {
    key,
    ...senderOf(link, locale),
    place: { kind: 'direct', reference: `link:${link.person}` },
    act,
    canOpenForm: true,
  };
}

/** Who sends what comes by a link. */
export function senderOf(link: Link, locale?: string) {
  return {
    platform: 'link',
    tenant: link.workspace,
    sender: { externalId: link.person, ...(locale === undefined ? {} : { locale }) },
  } as const;
}

/** The event that shows an unfinished form again. */
export function openingDraft(link: Link, draft: string, lang: Language): Incoming {
  const act = { kind: 'press', action: 'draft.open', values: { draft } } as const;
  return event(link, { key: randomUUID(), locale: lang, act });
}

function actsOf(post: SentPost): readonly Act[] {
  switch (post.act) {
    case 'press':
      return pressesIn(post).map(({ action, values, typed }) => ({
        kind: 'press',
        action,
        values: pressed(values, typed),
      }));
    case 'submit':
      return [{ kind: 'submit', draft: post.draft, values: post.typed }];
    case 'keepLanguage':
      return [{ kind: 'press', action: 'settings.language', values: { language: post.lang } }];
  }
}

function pressesIn({ press, typed }: Extract<SentPost, { act: 'press' }>) {
  const all = press.map((one) => ({ ...one, typed: typedWith(one, typed) }));
  const filled = all.filter((one) => Object.values(one.typed).some((value) => value.length > 0));
  return press.length === 1 || filled.length === 0 ? all.slice(0, 1) : filled;
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
