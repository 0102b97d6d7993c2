import { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Gate } from '#src/conversation/declarations/declarations.ts';
import type { Registry } from '#src/conversation/declarations/registry.ts';
import { linkButton } from '#src/conversation/elements/button.ts';
import { buttons, type Card, type CardElement, card, quiet, text } from '#src/conversation/elements/card.ts';
import type { Reply } from '#src/conversation/elements/reply.ts';
import type { FileContent } from '#src/conversation/file.ts';
import type { Incoming, MessageReference, Platform } from '#src/conversation/incoming.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { firstMessageNotice, whyKept } from '#src/people/notice.ts';
import { standsWithOthers } from './bundles.ts';
import { waitingFormCard } from './replies.ts';

/** One act on its way: what came in, and what its handler is given. */
export interface Step {
  readonly registry: Registry;
  readonly event: Incoming;
  readonly context: Context;
  /** What is in the file that was sent. */
  readonly content?: FileContent | undefined;
}

/** What was run, for the log, and its answer. */
export interface Handled {
  readonly id: string;
  readonly answer: Answer;
}

/** Turns a handler's reply into what the platform shows. `on` is the message that `replace` edits. */
export async function finish(
  step: Step,
  id: string,
  reply: Reply,
  on?: MessageReference | undefined,
): Promise<Handled> {
  const { context, event } = step;
  // Asked for anew: the handler may have been the one that changes it.
  const own = context.person.language ?? context.workspace.language;
  const language = event.platform === 'link' ? context.language : own;
  switch (reply.kind) {
    case 'onlyYou':
    case 'here':
      return { id, answer: { kind: reply.kind, language, card: await noticed(step, reply.card) } };
    case 'replace': {
      if (on === undefined) return { id, answer: { kind: 'replace', language, card: reply.card } };
      if (await standsWithOthers(context, on)) return { id, answer: await shown(step, reply.card) };
      return { id, answer: { kind: 'replace', language, card: reply.card, on } };
    }
    case 'page': {
      const at = on === undefined ? {} : { on };
      return { id, answer: { kind: 'replace', language, card: reply.card, page: true, ...at } };
    }
    case 'errors':
      throw new Error(`${id} answered with field errors, but nothing was submitted.`);
    case 'nothing':
      return { id, answer: { kind: 'nothing', language } };
    case 'form': {
      const draft = await keepDraft(context.em, { ...context, form: reply.form, origin: on });
      if (event.canOpenForm) return { id, answer: { kind: 'form', language, form: reply.form, draft } };
      return { id, answer: await shown(step, waitingFormCard(reply.form.title, draft, context.t)) };
    }
  }
}

/** A card that only the sender sees. */
export async function shown(step: Step, card: Card): Promise<Answer> {
  return { kind: 'onlyYou', language: step.context.language, card: await noticed(step, card) };
}

/** The first thing anybody is answered begins with who keeps what about them. */
async function noticed({ context, event }: Step, shownCard: Card): Promise<Card> {
  const { person, now } = context;
  if (person.welcomedAt) return shownCard;
  person.welcomedAt = now;
  return {
    ...shownCard,
    elements: [...shownCard.elements, ...noticeOn(event.platform, context)],
  };
}

/** Behind a link nothing can be written: there it is links that lead to what is kept, and to a pause. */
function noticeOn(platform: Platform, { person, workspace, t, addressOf }: Context): readonly CardElement[] {
  if (platform !== 'link') return [firstMessageNotice(workspace, t).inChat];
  const page = (message: string) => addressOf({ message, subject: person.id }, 'page');
  const see = linkButton(t('mail.personalData'), page('personalData.show'));
  return [quiet(whyKept(workspace, t)), buttons(see, linkButton(t('mail.pause'), page('people.pause')))];
}

/** Up to three who can appoint people. */
export async function administratorNames({ em }: Context): Promise<string[]> {
  const found = await em.find(Person, { roles: { $contains: ['administrator'] } }, { limit: 3 });
  return found.map(({ name }) => name);
}

/** Says who may, and who to ask. */
export async function notAllowed(step: Step, id: string, gate: Gate): Promise<Handled> {
  const { t } = step.context;
  const names = (await administratorNames(step.context)).join(', ');
  const who = names === '' ? t('people.notAllowed.askNobody') : t('people.notAllowed.ask', { names });
  const sentence = gate === 'anyone' ? '' : t(`people.notAllowed.${gate}`, { who });
  return {
    id: `refused ${id}`,
    answer: await shown(step, card(t('people.notAllowed.title'), text(sentence))),
  };
}
