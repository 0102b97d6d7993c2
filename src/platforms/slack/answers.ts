import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Language } from '#src/conversation/answer.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, text } from '#src/conversation/elements/card.ts';
import type { Told } from '#src/conversation/entry.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';
import { translator } from '#src/locales/translate.ts';
import type { Log } from '#src/log.ts';
import type { SlackMessage } from './blocks.ts';
import type { SlackClient } from './client.ts';
import { type Failure, failureOf } from './failures.ts';
import { limits } from './limits.ts';
import { type Origin, writeMetadata } from './origin.ts';
import { renderCard, renderInPlace, renderPage } from './render.ts';
import { renderForm } from './render-form.ts';

/** Shows answers. */
export interface Answers {
  /** Shows an answer where it belongs. Never throws: an answer that cannot be shown is logged. */
  show(answer: Answer, origin: Origin): Promise<void>;
  /** Shows an answer, whatever its kind, as somebody's App Home. Never throws either. */
  showPage(answer: Answer, user: string): Promise<void>;
  /** Says how far something is that nothing was pressed for, in a message of its own. @throws as the client does */
  begin(told: Told, origin: Origin): Promise<MessageReference | undefined>;
  /** Sends messages that only the sender sees, in order. */
  showOnlyYou(messages: readonly SlackMessage[], origin: Origin): Promise<void>;
}

/** One way of getting a message through: undefined when there (or perhaps there), the failure otherwise. */
type Way = (message: SlackMessage) => Promise<Failure | undefined>;

const longestWaitMs = 60_000;
const mostTries = 3;

/** A card's messages for an answer; more than a `response_url` takes become one, shortened visibly. */
export function messagesOf(shown: Card, language: Language): SlackMessage[] {
  const all = renderCard(shown, language);
  return all.length <= limits.responses ? all : [renderInPlace(shown, language)];
}

/** Answers by way of one client. */
export function createAnswers(client: SlackClient, log: Log): Answers {
  const { web, quick } = client;

  async function attempt(call: () => Promise<unknown>): Promise<Failure | undefined> {
    try {
      await call();
      return undefined;
    } catch (error) {
      const failure = failureOf(error, 'conversation');
      // What may have arrived is not said again in another way.
      if (failure.kind !== 'uncertain') return failure;
      log.warn({ platform: 'slack', reason: failure.reason }, 'An answer may not have arrived');
      return undefined;
    }
  }

  const posting =
    (channel: string, thread?: string): Way =>
    (message) =>
      attempt(() =>
        web.chat.postMessage({
          channel,
          ...message,
          unfurl_links: false,
          unfurl_media: false,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        }),
      );

  const postingOnlyTo =
    (user: string, channel: string, thread?: string): Way =>
    (message) =>
      attempt(() =>
        web.chat.postEphemeral({
          channel,
          user,
          ...message,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        }),
      );

  const responding = (origin: Origin, more: object): Way[] => {
    const { responseUrl, thread } = origin;
    if (responseUrl === undefined) return [];
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    return [(message) => attempt(() => client.respond(responseUrl, { ...message, ...inThread, ...more }))];
  };

  // The ways in order of preference; a later one is tried when the one before is known to have failed.
  async function send(message: SlackMessage, ways: readonly Way[]): Promise<void> {
    let failure: Failure | undefined;
    for (const [place, way] of ways.entries()) {
      failure = await way(message);
      for (
        let tries = 1;
        place === ways.length - 1 && failure?.kind === 'later' && tries < mostTries;
        tries += 1
      ) {
        await pause(Math.min(failure.waitMs, longestWaitMs));
        failure = await way(message);
      }
      if (failure === undefined) return;
    }
    log.error({ platform: 'slack', failure }, 'An answer could not be shown');
  }

  async function showOnlyYou(messages: readonly SlackMessage[], origin: Origin): Promise<void> {
    const { place, user, thread } = origin;
    const ephemeral = responding(origin, { response_type: 'ephemeral', replace_original: false });
    // A direct conversation with somebody else takes no post of ours; there the response_url is the way.
    const ways =
      place.kind === 'direct'
        ? [posting(place.reference, thread), ...ephemeral]
        : [...ephemeral, postingOnlyTo(user, place.reference, thread), posting(user)];
    for (const message of messages) await send(message, ways);
  }

  async function showHere(messages: readonly SlackMessage[], origin: Origin): Promise<void> {
    const { place, thread } = origin;
    // In a direct conversation between two people the second must see nothing that the first asked for.
    const kind = place.kind === 'direct' ? 'ephemeral' : 'in_channel';
    const more = { response_type: kind, replace_original: false };
    for (const message of messages)
      await send(message, [posting(place.reference, thread), ...responding(origin, more)]);
  }

  async function replace(shown: Card, language: Language, on: MessageReference | undefined, origin: Origin) {
    const at = on ?? origin.on?.at;
    const isOrigin = at !== undefined && at.message === origin.on?.at.message;
    const message = renderInPlace(shown, language);
    const [inPlace] =
      isOrigin && origin.on?.ephemeral === true
        ? responding(origin, { response_type: 'ephemeral', replace_original: true })
        : at === undefined
          ? []
          : [
              (one: SlackMessage) =>
                attempt(() => web.chat.update({ channel: at.conversation, ts: at.message, ...one })),
            ];
    const failure = inPlace === undefined ? undefined : await inPlace(message);
    if (inPlace !== undefined && failure === undefined) return;
    await showOnlyYou(messagesOf(shown, language), origin);
  }

  async function openForm(answer: Extract<Answer, { kind: 'form' }>, origin: Origin): Promise<void> {
    const { form, draft, language } = answer;
    const { triggerId } = origin;
    if (triggerId !== undefined) {
      try {
        await quick.views.open({
          trigger_id: triggerId,
          view: renderForm(form, writeMetadata(draft, origin), language),
        });
        return;
      } catch (error) {
        log.warn(
          { platform: 'slack', failure: failureOf(error, 'tenant'), form: form.id },
          'A form did not open',
        );
      }
    }
    const t = translator(language);
    await showOnlyYou(messagesOf(openLater(form.title, t('slack.kept'), draft, language), language), origin);
  }

  async function showAnswer(answer: Answer, origin: Origin): Promise<void> {
    switch (answer.kind) {
      case 'onlyYou':
        return await showOnlyYou(messagesOf(answer.card, answer.language), origin);
      case 'here':
        return await showHere(messagesOf(answer.card, answer.language), origin);
      case 'replace':
        if (answer.page && origin.page) return await showPage(answer, origin.user);
        return await replace(answer.card, answer.language, answer.on, origin);
      case 'form':
        return await openForm(answer, origin);
      case 'errors': {
        // The modal is closed already: its errors become a message that opens it again.
        const sentences = [translator(answer.language)('slack.fixForm'), ...Object.values(answer.errors)];
        const shown = openLater(answer.form.title, sentences.join('\n'), answer.draft, answer.language);
        return await showOnlyYou(messagesOf(shown, answer.language), origin);
      }
      case 'nothing':
        return;
    }
  }

  async function showPage(answer: Answer, user: string): Promise<void> {
    if (!('card' in answer)) return;
    try {
      await web.views.publish({ user_id: user, view: renderPage(answer.card, answer.language) });
    } catch (error) {
      log.warn({ platform: 'slack', failure: failureOf(error, 'tenant') }, 'An App Home could not be shown');
    }
  }

  return {
    showOnlyYou,
    showPage,
    async begin({ card: shown, language }, { place, thread }) {
      // Elsewhere everybody would see it.
      if (place.kind !== 'direct') return undefined;
      const { channel, ts } = await web.chat.postMessage({
        channel: place.reference,
        ...renderInPlace(shown, language),
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
      return channel === undefined || ts === undefined ? undefined : { conversation: channel, message: ts };
    },
    async show(answer, origin) {
      try {
        await showAnswer(answer, origin);
      } catch (error) {
        log.error({ platform: 'slack', err: error, answer: answer.kind }, 'An answer could not be rendered');
      }
    },
  };
}

// A form that cannot be opened now is opened by a button; what was typed lies in the draft.
function openLater(title: string, sentence: string, draft: string, language: Language): Card {
  const label = translator(language)('slack.openForm');
  return card(title, text(sentence), buttons(button(label, 'draft.open', { draft }, { style: 'primary' })));
}
