import { onlySealed, type SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Entry } from '#src/conversation/entry.ts';
import type { FetchFile } from '#src/conversation/file.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import { searchErrors, settleSearches } from '#src/html/choices.ts';
import { plainLines, pressed } from '#src/html/read-body.ts';
import { translator } from '#src/locales/translate.ts';
import type { BrowserStore, Talk, Visitor } from './history/store.ts';
import { incoming, type Post, readLine } from './receive.ts';
import { show, showProgress } from './respond.ts';
import type { Upload } from './upload.ts';

/** What was posted, by whom, where. `key` is the same when it is sent again. */
export interface Posted {
  readonly key: string;
  readonly visitor: Visitor;
  readonly talk: Talk;
  readonly post: Post;
  /** What came with it. */
  readonly file?: Upload | undefined;
  readonly others?: number;
}

/** What became of a post: the message that shows it, or that there was nothing to send. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly message?: string | undefined;
      /** What was typed in sealed fields of a form that was refused: to be given back now, since it is kept nowhere. */
      readonly sealed?: SubmittedValues;
    }
  | { readonly kind: 'empty' };

/** Does what was posted: hands it to the entry and shows the answer. */
export async function act(entry: Entry, store: BrowserStore, posted: Posted): Promise<Outcome> {
  const { key, visitor, talk, post } = posted;
  switch (post.act) {
    case 'say':
      return posted.file !== undefined && talk.kind === 'direct'
        ? sendFile(entry, store, posted, posted.file, post.text)
        : say(entry, store, posted, post.text);
    case 'press': {
      const on = { conversation: talk.reference, message: post.message };
      const event = incoming(key, visitor, talk, {
        kind: 'press',
        action: post.action,
        values: pressed(post.values, post.typed),
        on,
      });
      return { kind: 'done', message: await actFor(entry, store, event) };
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

/** What takes long is shown as far as it is, meanwhile. */
async function actFor(
  entry: Entry,
  store: BrowserStore,
  event: Incoming,
  fetchFile?: FetchFile,
): Promise<string | undefined> {
  let isKept = false;
  const answer = await entry.accept(event, fetchFile, async (told) => {
    isKept = true;
    return showProgress(store, event, told);
  });
  const message = await show(store, event, answer);
  if (isKept) await entry.shown(event);
  return message;
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

async function sendFile(
  entry: Entry,
  store: BrowserStore,
  { key, visitor, talk, others = 0 }: Posted,
  { name, size, content }: Upload,
  line: string,
): Promise<Outcome> {
  const text = plainLines(line).trim();
  const sent = translator(visitor.language)('chat.talk.sentFile', { name });
  await store.keep({
    source: `said:${key}`,
    conversation: talk.reference,
    authorId: visitor.id,
    content: { kind: 'text', text: text === '' ? sent : `${text}\n${sent}` },
    language: visitor.language,
  });
  const event = incoming(key, visitor, talk, { kind: 'file', file: { name, size }, others, text });
  return { kind: 'done', message: await actFor(entry, store, event, async () => content) };
}

async function submit(
  entry: Entry,
  store: BrowserStore,
  { key, visitor, talk, post }: Posted,
  { draft }: { readonly draft: string },
): Promise<Outcome> {
  const waiting = await store.findForm(draft);
  const { externalId, name } = visitor;
  const searcher = { platform: 'browser', tenant: 'demo', sender: { externalId, name } } as const;
  const settled = await settleSearches(entry, searcher, waiting?.content.form.fields ?? [], post);
  if (settled.kind === 'choose') {
    if (waiting === undefined) return { kind: 'done' };
    // What was found stands in the form, to choose from.
    const errors = searchErrors(settled.filled, translator(waiting.language));
    await store.replace(waiting, { ...waiting.content, errors, filled: settled.filled }, waiting.language);
    return { kind: 'done', message: waiting.message };
  }
  const { typed, filled } = settled;
  const event = incoming(key, visitor, talk, { kind: 'submit', draft, values: typed });
  const answer = await entry.accept(event);
  const message = await show(store, event, answer, filled);
  return answer.kind === 'errors'
    ? { kind: 'done', message, sealed: onlySealed(post.typed) }
    : { kind: 'done', message };
}
