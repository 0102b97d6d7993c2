import type { Answer } from './answer.ts';
import type { Option } from './elements/form.ts';
import type { FetchFile } from './file.ts';
import type { Incoming, MessageReference, Platform, Sender } from './incoming.ts';

/** What somebody typed into a search field. */
export interface Lookup {
  readonly kind: 'organisation' | 'person';
  readonly text: string;
  /** The form that the field stands in: it is searched in the workspace that the form is about. */
  readonly draft?: string;
  readonly platform: Platform;
  readonly tenant: string;
  readonly sender: Sender;
}

/** How far something is. `on` is set once a message of its own says so. */
export type Told = Extract<Answer, { kind: 'replace' }>;

/**
 * Shows how far something is, while it is handled: in the place of what was pressed. Where nothing was, in a message of
 * its own, which is given back: it is told so of what comes after, and the answer takes its place.
 */
export type ShowProgress = (told: Told) => Promise<MessageReference | undefined>;

/**
 * The one way in, which every platform calls. Deliberately not in it: acknowledging, rendering and sending, which
 * are the platform's own.
 */
export interface Entry {
  /**
   * Handles one thing now, once however often it comes; a duplicate gets the answer of the first. Faults become an answer with a short id.
   * @param fetchFile gets what is in the file that was sent; not called when nobody may or can do anything with it
   * @param showProgress shows how far it is, before the answer; once it was called, `shown` is to be called as well
   */
  accept(event: Incoming, fetchFile?: FetchFile, showProgress?: ShowProgress): Promise<Answer>;
  /**
   * Keeps one thing so that no crash loses it, and says whether it is new. Call before acknowledging what may be
   * answered later; then call `accept` with the same event. What is never accepted is taken up by the sweep.
   */
  store(event: Incoming): Promise<'new' | 'seen'>;
  /**
   * Keeps one thing that is still being handled, before it is acknowledged all the same. Unless `shown` is called, the
   * sweep handles it – once, as `accept` does – and shows its answer. What holds a sealed answer is kept nowhere.
   */
  storeLate(event: Incoming): Promise<void>;
  /**
   * Says that the answer to something that was stored has been shown, as well as it could be. Where nobody says so within
   * some minutes, the sweep shows it once more.
   */
  shown(event: Incoming): Promise<void>;
  /** Up to 20 choices for a search field, best first. */
  lookUp(asked: Lookup): Promise<readonly Option[]>;
}

/** Shows an answer to something that came in earlier, when no request is open any more. */
export interface Responder {
  readonly platform: Platform;
  respond(event: Incoming, answer: Answer): Promise<void>;
}
