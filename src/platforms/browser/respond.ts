import type { Answer } from '#src/conversation/answer.ts';
import type { Filled } from '#src/conversation/elements/form.ts';
import type { Responder, Told } from '#src/conversation/entry.ts';
import type { Incoming, MessageReference } from '#src/conversation/incoming.ts';
import type { BrowserStore, Content } from './history/store.ts';

/**
 * Shows an answer on the page: keeps it, or puts it in the place of what is there. The answer to one event is kept
 * once. `filled` is what stood in the form that was sent and may be kept. Returns the message that the answer stands in.
 */
export async function show(
  store: BrowserStore,
  event: Incoming,
  answer: Answer,
  filled?: Filled,
): Promise<string | undefined> {
  const { act, place, sender } = event;
  const form = act.kind === 'submit' ? await store.findForm(act.draft) : undefined;

  async function put(at: MessageReference | undefined, content: Content): Promise<string | undefined> {
    if (at !== undefined && (await store.replace(at, content, answer.language))) return at.message;
    return keep(content, true);
  }

  async function keep(content: Content, onlyYou: boolean): Promise<string | undefined> {
    const viewer = onlyYou ? await store.findVisitor(sender.externalId) : undefined;
    return store.keep({
      source: `answer:${event.key}`,
      conversation: place.reference,
      ...(viewer === undefined ? {} : { viewerId: viewer.id }),
      content,
      language: answer.language,
    });
  }

  switch (answer.kind) {
    case 'errors':
      return put(form, {
        ...formContent(answer, answer.errors),
        ...(filled === undefined ? {} : { filled }),
      });
    case 'form':
      return form === undefined ? keep(formContent(answer, {}), true) : put(form, formContent(answer, {}));
    case 'replace': {
      const on = answer.on ?? (act.kind === 'press' ? act.on : form);
      const shown = await put(on, { kind: 'card', card: answer.card });
      if (form !== undefined && form.message !== shown) await store.replace(form, undefined, answer.language);
      return shown;
    }
    case 'onlyYou':
    case 'here':
    case 'nothing': {
      if (form !== undefined) await store.replace(form, undefined, answer.language);
      if (answer.kind === 'nothing') return undefined;
      return keep({ kind: 'card', card: answer.card }, answer.kind === 'onlyYou');
    }
  }
}

/** Shows how far something is: in the place of what was pressed, or in a message of its own, which it gives back. */
export async function showProgress(
  store: BrowserStore,
  event: Incoming,
  told: Told,
): Promise<MessageReference | undefined> {
  if (event.act.kind === 'press' || told.on !== undefined) {
    await show(store, event, told);
    return told.on;
  }
  // What comes of it, should this process end, is another message.
  const message = await show(store, { ...event, key: `${event.key}:progress` }, told);
  return message === undefined ? undefined : { conversation: event.place.reference, message };
}

function formContent(
  { form, draft }: Extract<Answer, { kind: 'form' | 'errors' }>,
  errors: Readonly<Record<string, string>>,
): Content {
  return { kind: 'form', form, draft, errors };
}

/** Shows answers to what a crash left behind. */
export function createBrowserResponder(store: BrowserStore, poke: () => void): Responder {
  return {
    platform: 'browser',
    async respond(event, answer) {
      await show(store, event, answer);
      poke();
    },
  };
}
