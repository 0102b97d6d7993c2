import type { Answer, Language } from '#src/conversation/answer.ts';
import { type Card, card } from '#src/conversation/elements/card.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';
import { translator } from '#src/locales/translate.ts';
import type { Log } from '#src/log.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import { failureOf } from './failures.ts';
import type { Origin } from './receive.ts';
import { type Client, renderCard, renderInPlace, type Shown } from './render.ts';
import { renderForm } from './render-form.ts';
import type { Sender } from './sender.ts';

/** What a press is answered at once: a card in the place of the one pressed, or a line under it for the presser alone. */
export type Immediate =
  | { readonly kind: 'card'; readonly card: AdaptiveCard }
  | { readonly kind: 'text'; readonly text: string };

/** Shows answers. Whatever fails is logged, for there is nobody left to tell. */
export interface Answers {
  /** As messages, when nothing waits for them. */
  show(answer: Answer, origin: Origin): Promise<void>;
  /** What the press itself is answered, and what is to be shown beside it once that has gone out. */
  press(answer: Answer, origin: Origin): { readonly now: Immediate; readonly after: () => Promise<void> };
}

/** The ways that an answer is shown in Teams. */
export function createAnswers(sender: Sender, client: Client, log: Log): Answers {
  async function postAll(shown: readonly Shown[], serviceUrl: string, conversation: string): Promise<void> {
    for (const one of shown) await sender.post(serviceUrl, conversation, one);
  }

  function here(shown: readonly Shown[], { serviceUrl, conversation }: Origin): Promise<void> {
    return postAll(shown, serviceUrl, conversation);
  }

  /** Elsewhere than in their own chat everybody would see it: there stands nothing but where it is. */
  async function onlyYou(shown: readonly Shown[], origin: Origin, language: Language, point: boolean) {
    if (origin.place.kind === 'direct') return await here(shown, origin);
    const t = translator(language);
    let said = t('teams.pointer');
    try {
      const { serviceUrl, conversation } = await sender.ownChat(origin.tenant, origin.user.externalId);
      await postAll(shown, serviceUrl, conversation);
    } catch (error) {
      log.warn({ platform: 'teams', failure: failureOf(error) }, 'Somebody cannot be written to alone');
      said = t('teams.noOwnChat');
      point = true;
    }
    if (point) await sender.post(origin.serviceUrl, origin.conversation, said);
  }

  async function replace(shown: Card, language: Language, at: MessageReference, origin: Origin) {
    try {
      await sender.update(origin.serviceUrl, at, renderInPlace(shown, language, client));
    } catch (error) {
      log.warn({ platform: 'teams', failure: failureOf(error) }, 'A message could not be replaced');
      await onlyYou(renderCard(shown, language, client), origin, language, false);
    }
  }

  /** @param point whether the conversation is told where the answer is, when it is elsewhere */
  async function showNow(answer: Answer, origin: Origin, point: boolean): Promise<void> {
    const { language } = answer;
    switch (answer.kind) {
      case 'onlyYou':
        return await onlyYou(renderCard(answer.card, language, client), origin, language, point);
      case 'here':
        return await here(renderCard(answer.card, language, client), origin);
      case 'replace': {
        const at = answer.on ?? origin.on;
        return at === undefined
          ? await onlyYou(renderCard(answer.card, language, client), origin, language, point)
          : await replace(answer.card, language, at, origin);
      }
      case 'form':
      case 'errors':
        return await onlyYou([formOf(answer)], origin, language, point);
      case 'nothing':
        return;
    }
  }

  async function show(answer: Answer, origin: Origin, point: boolean): Promise<void> {
    try {
      await showNow(answer, origin, point);
    } catch (error) {
      const failure = failureOf(error);
      log.error({ platform: 'teams', err: error, failure, answer: answer.kind }, 'An answer was not shown');
    }
  }

  const nothing = async () => {};

  function press(answer: Answer, origin: Origin): { now: Immediate; after: () => Promise<void> } {
    const { language } = answer;
    const t = translator(language);
    const isDirect = origin.place.kind === 'direct';
    const elsewhere = { kind: 'text', text: t(isDirect ? 'teams.below' : 'teams.inOwnChat') } as const;
    switch (answer.kind) {
      case 'replace': {
        const at = answer.on ?? origin.on;
        const shown = renderInPlace(answer.card, language, client);
        const isPressed = at !== undefined && at.message === origin.on?.message;
        // What is answered to the press only the presser sees; the message itself is edited for everybody.
        const now = isPressed ? shown.card : renderInPlace(card(t('teams.done')), language, client).card;
        return { now: { kind: 'card', card: now }, after: () => show(answer, origin, false) };
      }
      case 'errors':
        return { now: { kind: 'card', card: formOf(answer).card }, after: nothing };
      case 'here':
        return { now: { kind: 'text', text: t('teams.below') }, after: () => show(answer, origin, false) };
      case 'onlyYou':
      case 'form':
        return { now: elsewhere, after: () => show(answer, origin, false) };
      case 'nothing':
        return { now: { kind: 'text', text: t('teams.done') }, after: nothing };
    }
  }

  return { show: (answer, origin) => show(answer, origin, true), press };
}

function formOf(answer: Extract<Answer, { kind: 'form' | 'errors' }>): Shown {
  return { card: renderForm(answer, 'message'), summary: answer.form.title };
}
