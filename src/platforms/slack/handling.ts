import { type Answer, type Language, languageOfLocale } from '#src/conversation/answer.ts';
import { card, text } from '#src/conversation/elements/card.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import type { Entry, Lookup, ShowProgress, Told } from '#src/conversation/entry.ts';
import type { FetchFile } from '#src/conversation/file.ts';
import type { Incoming, Sender } from '#src/conversation/incoming.ts';
import { orAfter } from '#src/conversation/or-after.ts';
import { translator } from '#src/locales/translate.ts';
import type { Log } from '#src/log.ts';
import { type Answers, messagesOf } from './answers.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import { type Origin, writeMetadata } from './origin.ts';
import type { Received } from './receive.ts';
import { option } from './render-field.ts';
import { renderErrors, renderForm } from './render-form.ts';

/** Acknowledges what came in, with or without something to show. */
export type Acknowledge = (response?: object) => Promise<void>;

/** What happens to what came in, from the request to the answer. */
export interface Handling {
  /** Keeps an event before it is acknowledged; undefined when it came before. @throws when it could not be kept */
  keep(received: Received): Promise<Received | undefined>;
  /** Handles an event that was kept and acknowledged. */
  handleKept(received: Received): Promise<void>;
  handleCommand(received: Received, acknowledge: Acknowledge): Promise<void>;
  /** A press on a button, or a choice in the menu of a message. */
  handlePress(received: Received, acknowledge: Acknowledge): Promise<void>;
  handleSubmission(received: Received, acknowledge: Acknowledge): Promise<void>;
  search(asked: Lookup): Promise<readonly object[]>;
}

// Slack wants its acknowledgement within 3 s of sending; this leaves it half a second on the way.
const acknowledgeWithinMs = 2_500;
/** What is not answered by then is kept, so that it can be acknowledged in time. */
const keepAfterMs = 2_000;
/** How often a message that only its sender sees says how far something is: its `response_url` takes five answers. */
const mostTold = 3;

/** The handling of everything that comes from one Slack workspace. */
export function createHandling(parts: {
  entry: Entry;
  answers: Answers;
  directory: Directory;
  files: Files;
  log: Log;
}): Handling {
  const { entry, answers, directory, files, log } = parts;

  async function accept(
    incoming: Incoming,
    fetchFile?: FetchFile,
    showProgress?: ShowProgress,
  ): Promise<Answer> {
    try {
      return await entry.accept(incoming, fetchFile, showProgress);
    } catch (error) {
      log.error({ platform: 'slack', err: error, key: incoming.key }, 'An event was not handled');
      return sorry(incoming.sender);
    }
  }

  async function known<Asked extends { sender: Sender }>(asked: Asked): Promise<Asked> {
    const profile = await directory.profileOf(asked.sender.externalId);
    return { ...asked, sender: { ...asked.sender, ...profile } };
  }

  /** Of a message that is pointed at, who wrote it. */
  async function withAuthor(incoming: Incoming): Promise<Incoming> {
    const { act } = incoming;
    if (act.kind !== 'shortcut' || act.message.author === undefined) return incoming;
    const { externalId } = act.message.author;
    const { name, email } = await directory.profileOf(externalId);
    const author = {
      externalId,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
    };
    return { ...incoming, act: { ...act, message: { ...act.message, author } } };
  }

  // The answer, or undefined when it is not there in time; then it is shown as soon as it is. What is acknowledged
  // unanswered is kept first: Slack will not send it again.
  async function acceptInTime(received: Received, acknowledge: Acknowledge): Promise<Answer | undefined> {
    const begun = performance.now();
    const incoming = await withAuthor(await known(received.incoming));
    let timesTold = 0;
    const handling = accept(incoming, undefined, async (progress) => {
      timesTold += 1;
      if (timesTold <= mostTold || received.origin.on?.ephemeral !== true)
        await answers.show(progress, received.origin);
      return undefined;
    });
    const within = (ms: number) => orAfter(ms - (performance.now() - begun), handling, undefined);
    const soon = await within(keepAfterMs);
    if (soon !== undefined) {
      if (timesTold > 0) void noteShown(incoming);
      return soon;
    }
    const keeping = keepLate(incoming);
    const late = keeping.then((isKept) => (isKept ? within(acknowledgeWithinMs) : handling));
    const answer = await Promise.race([handling, late]);
    if (answer !== undefined) {
      void keeping.then(() => noteShown(incoming));
      return answer;
    }
    log.warn({ platform: 'slack', key: incoming.key }, 'An answer came later than Slack waits');
    await acknowledge();
    // By now the trigger has gone.
    await showBeside(await handling, { ...received, origin: { ...received.origin, triggerId: undefined } });
    await noteShown(incoming);
    return undefined;
  }

  /** False where it could not be kept: then it is not acknowledged before it is handled. */
  async function keepLate(incoming: Incoming): Promise<boolean> {
    try {
      await entry.storeLate(incoming);
      return true;
    } catch (error) {
      log.error({ platform: 'slack', err: error, key: incoming.key }, 'What takes long could not be kept');
      return false;
    }
  }

  async function noteShown(incoming: Incoming): Promise<void> {
    await entry.shown(incoming).catch((error: unknown) => {
      log.error({ platform: 'slack', err: error, key: incoming.key }, 'An answer may be shown twice');
    });
  }

  async function showProgress(told: Told, origin: Origin) {
    if (told.on === undefined) return answers.begin(told, origin);
    await answers.show(told, origin);
    return told.on;
  }

  /** Shows an answer; an App Home that was open shows what has changed by it. */
  async function showBeside(answer: Answer, { incoming, origin }: Received): Promise<void> {
    await answers.show(answer, origin);
    const isDone = answer.kind !== 'form' && answer.kind !== 'errors';
    if (origin.page !== true || !isDone || (answer.kind === 'replace' && answer.page)) return;
    const again = { ...incoming, key: `${incoming.key}:page`, act: { kind: 'page' } } as const;
    await answers.showPage(await accept(again), origin.user);
  }

  async function acknowledgeCommand(answer: Answer, origin: Origin, acknowledge: Acknowledge): Promise<void> {
    if (answer.kind !== 'onlyYou') {
      await acknowledge();
      return await answers.show(answer, origin);
    }
    const [first, ...rest] = messagesOf(answer.card, answer.language);
    await acknowledge({ response_type: 'ephemeral', ...first });
    await answers.showOnlyYou(rest, origin);
  }

  async function acknowledgeSubmission(
    answer: Answer,
    received: Received,
    acknowledge: Acknowledge,
  ): Promise<void> {
    const { origin } = received;
    if (answer.kind === 'errors')
      return await acknowledge({
        response_action: 'errors',
        errors: renderErrors(answer.errors, answer.form),
      });
    if (answer.kind === 'form') {
      const view = renderForm(answer.form, writeMetadata(answer.draft, origin), answer.language);
      return await acknowledge({ response_action: 'update', view });
    }
    await acknowledge();
    await showBeside(answer, received);
  }

  return {
    async keep(received) {
      const incoming = await known(received.incoming);
      return (await entry.store(incoming)) === 'seen' ? undefined : { ...received, incoming };
    },

    async handleKept({ incoming, origin, fileUrl }) {
      const isFile = incoming.act.kind === 'file';
      const fetchFile = isFile ? files.fetcherOf(fileUrl) : undefined;
      const answer = await accept(incoming, fetchFile, (told) => showProgress(told, origin));
      if (incoming.act.kind === 'page') return await answers.showPage(answer, origin.user);
      await answers.show(answer, origin);
      await noteShown(incoming);
    },

    async handleCommand(received, acknowledge) {
      const answer = await acceptInTime(received, acknowledge);
      if (answer !== undefined) await acknowledgeCommand(answer, received.origin, acknowledge);
    },

    async handlePress(received, acknowledge) {
      const answer = await acceptInTime(received, acknowledge);
      if (answer === undefined) return;
      await acknowledge();
      await showBeside(answer, received);
    },

    async handleSubmission(received, acknowledge) {
      const answer = await acceptInTime(received, acknowledge);
      if (answer !== undefined) await acknowledgeSubmission(answer, received, acknowledge);
    },

    async search(asked) {
      const nothing: readonly Option[] = [];
      try {
        const looking = known(asked).then((full) => entry.lookUp(full));
        return (await orAfter(acknowledgeWithinMs, looking, nothing)).map(option);
      } catch (error) {
        log.error({ platform: 'slack', err: error, kind: asked.kind }, 'A search failed');
        return [];
      }
    },
  };
}

// The language to answer in when nobody has been asked yet.
function languageOf(sender: Sender): Language {
  return languageOfLocale(sender.locale) ?? 'sv';
}

function sorry(sender: Sender): Answer {
  const language = languageOf(sender);
  const t = translator(language);
  return { kind: 'onlyYou', language, card: card(t('slack.fault.title'), text(t('slack.fault.text'))) };
}
