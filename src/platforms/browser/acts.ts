import {
  type Filled,
  type Option,
  type SubmittedValues,
  sealedField,
} from '#src/conversation/elements/form.ts';
import type { Entry } from '#src/conversation/entry.ts';
import { pressed } from '#src/html/read-body.ts';
import { translator } from '#src/locales/translate.ts';
import type { BrowserStore, Talk, Visitor } from './history/store.ts';
import { incoming, type Post, readLine } from './receive.ts';
import { show } from './respond.ts';

/** What was posted, by whom, where. `key` is the same when it is sent again. */
export interface Posted {
  readonly key: string;
  readonly visitor: Visitor;
  readonly talk: Talk;
  readonly post: Post;
}

/** What became of a post: the message that shows it, or that there was nothing to send. */
export type Outcome =
  | { readonly kind: 'done'; readonly message?: string | undefined }
  | { readonly kind: 'empty' };

/** Does what was posted: hands it to the entry and shows the answer. */
export async function act(entry: Entry, store: BrowserStore, posted: Posted): Promise<Outcome> {
  const { key, visitor, talk, post } = posted;
  switch (post.act) {
    case 'say':
      return say(entry, store, posted, post.text);
    case 'press': {
      const on = { conversation: talk.reference, message: post.message };
      const event = incoming(key, visitor, talk, {
        kind: 'press',
        action: post.action,
        values: pressed(post.values, post.typed),
        on,
      });
      return { kind: 'done', message: await show(store, event, await entry.accept(event)) };
    }
    case 'submit':
      return submit(entry, store, posted, post);
    case 'close': {
      const at = { conversation: talk.reference, message: post.message };
      await store.replace(at, undefined, visitor.language);
      return { kind: 'done' };
    }
  }
}

async function say(
  entry: Entry,
  store: BrowserStore,
  { key, visitor, talk }: Posted,
  line: string,
): Promise<Outcome> {
  if (line.trim() === '') return { kind: 'empty' };
  const said = readLine(line, talk);
  await store.keep({
    source: `said:${key}`,
    conversation: talk.reference,
    authorId: visitor.id,
    // A command is between its sender and Bryggan, in a channel too.
    ...(talk.kind === 'channel' && said?.kind === 'command' ? { viewerId: visitor.id } : {}),
    content: { kind: 'text', text: line.trim() },
    language: visitor.language,
  });
  if (said === undefined) return { kind: 'done' };
  const event = incoming(key, visitor, talk, said);
  return { kind: 'done', message: await show(store, event, await entry.accept(event)) };
}

async function submit(
  entry: Entry,
  store: BrowserStore,
  { key, visitor, talk, post }: Posted,
  { draft }: { readonly draft: string },
): Promise<Outcome> {
  const searches = await findChoices(entry, visitor, post, await searchKinds(store, draft));
  const settled = Object.fromEntries(
    Object.entries(searches).flatMap(([name, { exact }]) => (exact === undefined ? [] : [[name, exact]])),
  );
  const open = Object.fromEntries(Object.entries(searches).filter(([name]) => settled[name] === undefined));
  // The page keeps what it shows, and what is sealed is kept nowhere: it is typed again.
  const filled: Filled = { typed: withoutSealed(post.typed), chosen: post.chosen, searches: open };
  if (Object.keys(open).length > 0) {
    const message = await askToChoose(store, draft, filled);
    if (message !== undefined) return { kind: 'done', message };
  }
  const chosen = Object.fromEntries(
    Object.entries(settled).map(([name, { option, multiple }]) => [
      name,
      multiple ? [option.value] : option.value,
    ]),
  );
  const event = incoming(key, visitor, talk, { kind: 'submit', draft, values: { ...post.typed, ...chosen } });
  return { kind: 'done', message: await show(store, event, await entry.accept(event), filled) };
}

interface Searched {
  readonly kind: 'organisation' | 'person';
  readonly multiple: boolean;
}

async function searchKinds(store: BrowserStore, draft: string): Promise<Map<string, Searched>> {
  const fields = (await store.findForm(draft))?.content.form.fields ?? [];
  return new Map(
    fields.flatMap((field) =>
      field.kind === 'organisation' || field.kind === 'person' ? [[field.name, field] as const] : [],
    ),
  );
}

/** What was searched for and not chosen: without JavaScript the search happens when the form is sent. */
async function findChoices(
  entry: Entry,
  { externalId, name: senderName }: Visitor,
  { searched, chosen }: Post,
  kinds: ReadonlyMap<string, Searched>,
): Promise<
  Record<
    string,
    {
      readonly text: string;
      readonly found: readonly Option[];
      readonly exact: { readonly option: Option; readonly multiple: boolean } | undefined;
    }
  >
> {
  const open = Object.entries(searched).flatMap(([name, text]) => {
    const field = kinds.get(name);
    return field === undefined || text === '' || (chosen[name]?.length ?? 0) > 0
      ? []
      : [{ name, text, field }];
  });
  const found = await Promise.all(
    open.map(async ({ name, text, field }) => {
      const options = await entry.lookUp({
        kind: field.kind,
        text,
        platform: 'browser',
        tenant: 'demo',
        sender: { externalId, name: senderName },
      });
      const same = options.filter(({ label }) => label.toLocaleLowerCase() === text.toLocaleLowerCase());
      const [option] = same;
      const exact =
        same.length === 1 && option !== undefined ? { option, multiple: field.multiple } : undefined;
      return [name, { text, found: options, exact }] as const;
    }),
  );
  return Object.fromEntries(found);
}

/** Puts what was found into the form, to choose from. */
async function askToChoose(store: BrowserStore, draft: string, filled: Filled): Promise<string | undefined> {
  const waiting = await store.findForm(draft);
  if (waiting === undefined) return undefined;
  const t = translator(waiting.language);
  const errors = Object.fromEntries(
    Object.entries(filled.searches).map(([name, { text, found }]) => [
      name,
      found.length === 0 ? t('chat.search.none', { text }) : t('chat.search.choose'),
    ]),
  );
  await store.replace(waiting, { ...waiting.content, errors, filled }, waiting.language);
  return waiting.message;
}

function withoutSealed(typed: SubmittedValues): SubmittedValues {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(sealedField)));
}
