import type { Answer } from '#src/conversation/answer.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { ShowProgress, Told } from '#src/conversation/entry.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';
import type { Log } from '#src/log.ts';

/** How far one thing has come, while it is handled. */
export interface Progress {
  /**
   * Shows how far it is; `ifStopped` takes its place when it fails. Returns at once: what is told while another is
   * being shown, or within 3 s of it, is passed over, since a newer one comes.
   */
  tell(shown: Told, ifStopped: Card): void;
  /** Resolves when nothing is being shown any more: the answer must not be overtaken. */
  settle(): Promise<void>;
  /** The answer in the place of the message that said how far it is, where there is one. */
  inPlace(answer: Answer): Answer;
  /** What takes the place of what was told when it fails; undefined when nothing was. */
  readonly ifStopped: Card | undefined;
}

const pauseMs = 3_000;

/** @param keep keeps what is being handled before anything is shown, so that after a crash it does not stand there */
export function createProgress(parts: {
  readonly show: ShowProgress | undefined;
  readonly keep: () => Promise<void>;
  readonly log: Log;
}): Progress {
  const { show, keep, log } = parts;
  let showing: Promise<void> | undefined;
  let kept: Promise<void> | undefined;
  let nextAt = 0;
  let ifStopped: Card | undefined;
  let at: MessageReference | undefined;

  function inPlace(answer: Answer): Answer {
    const isBeside = answer.kind === 'onlyYou' || answer.kind === 'replace';
    return at === undefined || !isBeside ? answer : { on: at, ...answer, kind: 'replace' };
  }

  async function tellNow(told: Told): Promise<void> {
    try {
      kept ??= keep();
      await kept;
      at = (await show?.(at === undefined ? told : { ...told, on: at })) ?? at;
    } catch (err) {
      log.warn({ err }, 'How far it is could not be shown');
    } finally {
      nextAt = performance.now() + pauseMs;
      showing = undefined;
    }
  }

  return {
    tell(shown, stopped) {
      if (show === undefined || showing !== undefined || performance.now() < nextAt) return;
      ifStopped = stopped;
      showing = tellNow(shown);
    },
    async settle() {
      await showing;
    },
    inPlace,
    get ifStopped() {
      return ifStopped;
    },
  };
}
