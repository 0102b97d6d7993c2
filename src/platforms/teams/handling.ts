import type { Answer } from '#src/conversation/answer.ts';
import { type Card, card, text } from '#src/conversation/elements/card.ts';
import { withSealed } from '#src/conversation/elements/filled.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import type { Entry, Lookup, ShowProgress, Told } from '#src/conversation/entry.ts';
import type { FetchFile } from '#src/conversation/file.ts';
import type { Incoming, Sender as Person } from '#src/conversation/incoming.ts';
import { orAfter } from '#src/conversation/or-after.ts';
import { translator } from '#src/locales/translate.ts';
import type { Log } from '#src/log.ts';
import type { AdaptiveCard } from './adaptive-card.ts';
import type { Answers, Immediate } from './answers.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import { limits } from './limits.ts';
import type { Received } from './receive.ts';
import { renderForm } from './render-form.ts';

/** What a dialog shows next. */
export type Dialog =
  | { readonly kind: 'form'; readonly title: string; readonly card: AdaptiveCard }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close' };

/** What happens to what came in, from the request to the answer. */
export interface Handling {
  /**
   * Keeps a message before it is acknowledged, and handles it after.
   * @param pointing false where nobody in the conversation waits for an answer
   * @throws when it could not be kept
   */
  message(received: Received, pointing?: boolean): Promise<void>;
  press(received: Received): Promise<Immediate>;
  /** @param isOpen false where a dialog is only being asked for: then it must show something */
  dialog(received: Received, isOpen: boolean): Promise<Dialog>;
  search(asked: Lookup): Promise<readonly Option[]>;
  /** Resolves when everything that came in is handled and answered. */
  idle(): Promise<void>;
}

/** The handling of everything that comes from Teams. An invoke is answered within its time, whatever happens. */
export function createHandling(parts: {
  entry: Entry;
  answers: Answers;
  directory: Directory;
  files: Files;
  log: Log;
}): Handling {
  const { entry, answers, directory, files, log } = parts;
  const inHand = new Set<Promise<void>>();

  function goOn(work: Promise<void>): void {
    const noted = work
      .catch((err: unknown) => log.error({ platform: 'teams', err }, 'What came in was not answered'))
      .finally(() => inHand.delete(noted));
    inHand.add(noted);
  }

  async function known({ incoming, origin }: Received): Promise<Incoming> {
    const [profile, name] = await Promise.all([directory.profileOf(origin), directory.channelNameOf(origin)]);
    const place = name === undefined ? incoming.place : { ...incoming.place, name };
    return { ...incoming, place, sender: { ...incoming.sender, ...profile } };
  }

  async function accept(
    incoming: Incoming,
    fetchFile?: FetchFile,
    showProgress?: ShowProgress,
  ): Promise<Answer> {
    try {
      return await entry.accept(incoming, fetchFile, showProgress);
    } catch (error) {
      log.error({ platform: 'teams', err: error, key: incoming.key }, 'An event was not handled');
      return sorry(incoming.sender);
    }
  }

  /** The answer, or undefined when it is not there in time; then it is shown as soon as it is. */
  async function acceptInTime(received: Received): Promise<Answer | undefined> {
    const knowing = known(received);
    let isTold = false;
    const show = async (told: Told) => {
      isTold = true;
      await answers.show(told, received.origin);
      return undefined;
    };
    const handling = knowing.then((incoming) => accept(incoming, undefined, show));
    const answer = await orAfter(limits.invokeMs, handling, undefined);
    if (answer !== undefined) {
      if (isTold) goOn(knowing.then(noteShown));
      return answer;
    }
    log.warn({ platform: 'teams', key: received.incoming.key }, 'An answer came later than Teams waits');
    const incoming = await knowing;
    // Teams will not send again what is answered now: no crash may lose it.
    await entry.storeLate(incoming).catch((err: unknown) => {
      log.error({ platform: 'teams', err, key: incoming.key }, 'What takes long could not be kept');
    });
    goOn(handling.then((late) => showAndSay(late, incoming, received.origin)));
    return undefined;
  }

  /** Shows the answer to what was stored, and says so: what nobody says it of is shown again by the sweep. */
  async function answerStored(incoming: Incoming, { origin, fileUrl }: Received, pointing: boolean) {
    const fetchFile = fileUrl === undefined ? undefined : files.fetcherOf(fileUrl);
    const answer = await accept(incoming, fetchFile, (told) => showProgress(told, origin));
    await showAndSay(answer, incoming, origin, pointing);
  }

  async function showProgress(told: Told, origin: Received['origin']) {
    if (told.on === undefined) return answers.begin(told, origin);
    await answers.show(told, origin);
    return told.on;
  }

  async function showAndSay(answer: Answer, incoming: Incoming, origin: Received['origin'], pointing = true) {
    await answers.show(answer, origin, pointing);
    await noteShown(incoming);
  }

  async function noteShown(incoming: Incoming): Promise<void> {
    await entry.shown(incoming).catch((error: unknown) => {
      log.error({ platform: 'teams', err: error, key: incoming.key }, 'An answer may be shown twice');
    });
  }

  return {
    async message(received, pointing = true) {
      const incoming = await known(received);
      if ((await entry.store(incoming)) === 'seen') return;
      goOn(answerStored(incoming, received, pointing));
    },

    async press(received) {
      const answer = await acceptInTime(received);
      if (answer === undefined)
        return { kind: 'text', text: translatorFor(received.incoming.sender)('teams.soon') };
      const answered = received.incoming.act.kind === 'submit' ? answers.submit : answers.press;
      const { now, after } = answered(answer, received.origin);
      goOn(after());
      return now;
    },

    async dialog(received, isOpen) {
      const answer = await acceptInTime(received);
      if (answer === undefined)
        return { kind: 'text', text: translatorFor(received.incoming.sender)('teams.soon') };
      if (answer.kind === 'form' || answer.kind === 'errors')
        return {
          kind: 'form',
          title: answer.form.title,
          card: renderForm(again(answer, received), 'dialog'),
        };
      goOn(answers.show(answer, received.origin));
      // Nobody looks at their own chat then: what came of it is said here too.
      if (received.origin.isAbsent && 'card' in answer) return { kind: 'text', text: inWords(answer.card) };
      if (isOpen) return { kind: 'close' };
      const where = received.origin.place.kind === 'direct' ? 'teams.below' : 'teams.inOwnChat';
      return { kind: 'text', text: translator(answer.language)(where) };
    },

    async search(asked) {
      const nothing: readonly Option[] = [];
      try {
        return await orAfter(limits.invokeMs, entry.lookUp(asked), nothing);
      } catch (error) {
        log.error({ platform: 'teams', err: error, kind: asked.kind }, 'A search failed');
        return nothing;
      }
    },

    async idle() {
      while (inHand.size > 0) await Promise.allSettled(inHand);
    },
  };
}

/** A form that is to be mended, with all that was typed in it: what is sealed comes from the request alone. */
function again(answer: Extract<Answer, { kind: 'form' | 'errors' }>, { incoming: { act } }: Received) {
  if (answer.kind === 'form' || act.kind !== 'submit') return answer;
  return { ...answer, form: withSealed(answer.form, act.values) };
}

/** A card's title and what it says, for a place that shows text only. */
function inWords({ title, elements }: Card): string {
  return [title, ...elements.flatMap((one) => (one.kind === 'text' ? [one.text] : []))].join('\n');
}

function languageOf(sender: Person) {
  return sender.locale?.toLowerCase().startsWith('en') === true ? 'en' : 'sv';
}

function translatorFor(sender: Person) {
  return translator(languageOf(sender));
}

function sorry(sender: Person): Answer {
  const t = translatorFor(sender);
  const shown = card(t('teams.fault.title'), text(t('teams.fault.text')));
  return { kind: 'onlyYou', language: languageOf(sender), card: shown };
}
