import type { Answer, Language } from '#src/conversation/answer.ts';
import { type Card, card } from '#src/conversation/elements/card.ts';
import type { Told } from '#src/conversation/entry.ts';
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
  /**
   * As messages, when nothing waits for them.
   * @param pointing false where the conversation is not told that the answer is elsewhere
   */
  show(answer: Answer, origin: Origin, pointing?: boolean): Promise<void>;
  /** Says how far something is that nothing was pressed for, in a message of its own. @throws as the connector does */
  begin(told: Told, origin: Origin): Promise<MessageReference | undefined>;
  /** What the press itself is answered, and what is to be shown beside it once that has gone out. */
  press(answer: Answer, origin: Origin): Pressed;
  /** The same where a form was submitted that stands there as a card: what came of it takes its place. */
  submit(answer: Answer, origin: Origin): Pressed;
}

/** What a press is answered, and what is to be shown beside it once that has gone out. */
export interface Pressed {
  readonly now: Immediate;
  readonly after: () => Promise<void>;
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
  async function onlyYou(shown: readonly Shown[], origin: Origin, language: Language, point: Point) {
    if (origin.isAbsent) return void (await showAlone(shown, origin));
    if (origin.place.kind === 'direct') return await here(shown, origin);
    const t = translator(language);
    const isReached = await showAlone(shown, origin);
    if (point === 'never' || (isReached && point === 'unreached')) return;
    const said = t(isReached ? 'teams.pointer' : 'teams.noOwnChat');
    await sender.post(origin.serviceUrl, origin.conversation, said);
  }

  async function showAlone(shown: readonly Shown[], { tenant, user }: Origin): Promise<boolean> {
    try {
      const { serviceUrl, conversation } = await sender.ownChat(tenant, user.externalId);
      await postAll(shown, serviceUrl, conversation);
      return true;
    } catch (error) {
      log.warn({ platform: 'teams', failure: failureOf(error) }, 'Somebody cannot be written to alone');
      return false;
    }
  }

  async function replace(shown: Card, language: Language, at: MessageReference, origin: Origin) {
    try {
      await sender.update(origin.serviceUrl, at, renderInPlace(shown, language, client));
    } catch (error) {
      log.warn({ platform: 'teams', failure: failureOf(error) }, 'A message could not be replaced');
      await onlyYou(renderCard(shown, language, client), origin, language, 'unreached');
    }
  }

  async function showNow(answer: Answer, origin: Origin, point: Point): Promise<void> {
    const { language } = answer;
    switch (answer.kind) {
      case 'onlyYou':
        return await onlyYou(renderCard(answer.card, language, client), origin, language, point);
      case 'here':
        return origin.isAbsent
          ? await onlyYou(renderCard(answer.card, language, client), origin, language, 'never')
          : await here(renderCard(answer.card, language, client), origin);
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

  async function show(answer: Answer, origin: Origin, point: Point): Promise<void> {
    try {
      await showNow(answer, origin, point);
    } catch (error) {
      const failure = failureOf(error);
      log.error({ platform: 'teams', err: error, failure, answer: answer.kind }, 'An answer was not shown');
    }
  }

  const nothing = async () => {};

  function submit(answer: Answer, origin: Origin): Pressed {
    const { language } = answer;
    const { on } = origin;
    const isHere = answer.kind === 'onlyYou' && origin.place.kind === 'direct';
    const isForm = answer.kind === 'form' || answer.kind === 'errors';
    // Replacing the form itself, or what the form was opened from.
    if (on === undefined || (answer.kind === 'replace' && (answer.on ?? on).message === on.message))
      return press(answer, origin);
    const [first, ...rest] = isHere ? renderCard(answer.card, language, client) : [];
    const sent = renderInPlace(card(translator(language)('teams.done')), language, client);
    const instead = first ?? (isForm ? formOf(answer) : sent);
    return {
      now: { kind: 'card', card: instead.card },
      async after() {
        // What is answered to a press only this client sees, until the message itself is edited.
        await sender.update(origin.serviceUrl, on, instead);
        if (first !== undefined) await here(rest, origin);
        else if (!isForm) await show(answer, origin, 'unreached');
      },
    };
  }

  function press(answer: Answer, origin: Origin): Pressed {
    const { language } = answer;
    const t = translator(language);
    const isDirect = origin.place.kind === 'direct';
    const elsewhere = { kind: 'text', text: t(isDirect ? 'teams.below' : 'teams.inOwnChat') } as const;
    switch (answer.kind) {
      case 'replace': {
        const at = answer.on ?? origin.on;
        const after = () => show(answer, origin, 'unreached');
        if (at?.message !== origin.on?.message)
          return { now: { kind: 'text', text: t('teams.done') }, after };
        // What is answered to the press only the presser sees; the message itself is edited for everybody.
        const { card: now } = renderInPlace(answer.card, language, client);
        return { now: { kind: 'card', card: now }, after };
      }
      case 'errors':
        return { now: { kind: 'card', card: formOf(answer).card }, after: nothing };
      case 'here':
        return {
          now: { kind: 'text', text: t('teams.below') },
          after: () => show(answer, origin, 'unreached'),
        };
      case 'onlyYou':
      case 'form':
        return { now: elsewhere, after: () => show(answer, origin, 'unreached') };
      case 'nothing':
        return { now: { kind: 'text', text: t('teams.done') }, after: nothing };
    }
  }

  return {
    show: (answer, origin, pointing = true) => show(answer, origin, pointing ? 'always' : 'never'),
    async begin({ card: shown, language }, { place, serviceUrl, conversation }) {
      // Elsewhere everybody would see it.
      if (place.kind !== 'direct') return undefined;
      return sender.post(serviceUrl, conversation, renderInPlace(shown, language, client));
    },
    press,
    submit,
  };
}

/** When a conversation is told where an answer is that is for one: `unreached`, only when they could not be reached. */
type Point = 'always' | 'unreached' | 'never';

function formOf(answer: Extract<Answer, { kind: 'form' | 'errors' }>): Shown {
  return { card: renderForm(answer, 'message'), summary: answer.form.title };
}
