import type { Answer } from '#src/conversation/answer.ts';
import { card, text } from '#src/conversation/elements/card.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import type { Entry, Lookup, ShowProgress, Told } from '#src/conversation/entry.ts';
import type { FetchFile, FileContent } from '#src/conversation/file.ts';
import type { Incoming } from '#src/conversation/incoming.ts';

/** An entry in memory that keeps to its contract: one handling for each key, and the same answer to a duplicate. */
export class EntryDouble implements Entry {
  /** What was handled, in order. */
  readonly handled: Incoming[] = [];
  readonly lookups: Lookup[] = [];
  /** What to answer; changed by tests. */
  answer: (event: Incoming) => Answer | Promise<Answer> = (event) => says(JSON.stringify(event.act));
  found: readonly Option[] = [];
  /** Lets the next `store` fail. */
  failStore = 0;
  readonly #stored = new Set<string>();
  readonly #answers = new Map<string, Promise<Answer>>();

  async store(event: Incoming): Promise<'new' | 'seen'> {
    if (this.failStore > 0) {
      this.failStore -= 1;
      throw new Error('the database is away');
    }
    if (this.#stored.has(event.key)) return 'seen';
    this.#stored.add(event.key);
    return 'new';
  }

  /** What was in the files that were sent, in order. */
  readonly contents: (FileContent | undefined)[] = [];

  /** What is told of how far something is, before it is answered. */
  progress: readonly Told[] = [];

  accept(event: Incoming, fetchFile?: FetchFile, showProgress?: ShowProgress): Promise<Answer> {
    const before = this.#answers.get(event.key);
    if (before !== undefined) return before;
    this.#stored.add(event.key);
    this.handled.push(event);
    const fetching = event.act.kind === 'file' ? Promise.resolve(fetchFile?.(1_000)) : undefined;
    const answer = Promise.resolve(fetching).then(async (content) => {
      if (fetching !== undefined) this.contents.push(content);
      for (const one of this.progress) await showProgress?.(one);
      return this.answer(event);
    });
    this.#answers.set(event.key, answer);
    return answer;
  }

  /** What was kept while it was being handled, in order. */
  readonly late: Incoming[] = [];

  async storeLate(event: Incoming): Promise<void> {
    if (this.failStore > 0) {
      this.failStore -= 1;
      throw new Error('the database is away');
    }
    this.late.push(event);
  }

  /** What was said to be shown, in order. */
  readonly seen: Incoming[] = [];

  async shown(event: Incoming): Promise<void> {
    this.seen.push(event);
  }

  async lookUp(asked: Lookup): Promise<readonly Option[]> {
    this.lookups.push(asked);
    return this.found;
  }
}

/** An answer that only the sender sees, with one sentence. */
export function says(sentence: string, title = 'Svar'): Answer {
  return { kind: 'onlyYou', language: 'sv', card: card(title, text(sentence)) };
}
