import type { Language } from './answer.ts';
import type { Card } from './elements/card.ts';
import type { MessageReference, Platform } from './incoming.ts';

/** Where a message goes. `person` is an account that may have to be opened a direct conversation with first. */
export interface Address {
  readonly platform: Platform;
  readonly tenant: string;
  readonly to:
    | { readonly kind: 'conversation'; readonly reference: string }
    | { readonly kind: 'person'; readonly externalId: string };
}

/** One of the messages that a letter carries, with the row it was written from. */
export interface LetterPart {
  readonly message: string;
  readonly subject: string;
  readonly card: Card;
}

/** What a way out needs where nothing can be pressed: whose it is, and its parts, so that each gets a link of its own. */
export interface Letter {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly name: string };
  readonly parts: readonly LetterPart[];
  /** Why several come together; undefined where it is one. */
  readonly together?: string | undefined;
  /** Who keeps what about them; with the first message only. */
  readonly notice: string | undefined;
}

/** One message on its way out. `deliveryId` goes with it where the platform can carry it, so that it can be looked up. */
export interface Outgoing {
  readonly deliveryId: string;
  readonly address: Address;
  readonly card: Card;
  readonly language: Language;
  /** Set for messages to a person. */
  readonly letter?: Letter;
}

/**
 * What became of a send or an edit.
 * - `later`: the platform asked us to wait; `scope` says what the wait is for.
 * - `temporary`: it did not arrive; try again.
 * - `uncertain`: it may have arrived; ask `find` before trying again.
 * - `never`: it cannot arrive this way (the person left, the channel is gone); `reason` is a short code.
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly at: MessageReference }
  | { readonly kind: 'later'; readonly waitMs: number; readonly scope: 'tenant' | 'conversation' }
  | { readonly kind: 'temporary'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string }
  | { readonly kind: 'never'; readonly reason: string };

/**
 * The way out to one platform. Deliberately not in it: retries, waiting and order (the outbox owns them), and
 * reading conversations (Bryggan only looks up its own message).
 */
export interface Messenger {
  readonly platform: Platform;
  /** How often one message may be sent where what was sent cannot be looked for; undefined where it can. */
  readonly mostCopies?: number;
  /** How many it sends at the same time; the others would wait in it while their leases run. As many as come when undefined. */
  readonly mostAtOnce?: number;
  /** Sends one message, once: no retry within. */
  send(message: Outgoing): Promise<SendResult>;
  /** Puts a new card in the place of a message sent before. */
  edit(at: MessageReference, message: Outgoing): Promise<SendResult>;
  /**
   * Looks for a delivery that may have arrived: where it stands, or undefined when it is to be sent again.
   * @param harmlessTwice a second copy does no harm, where it cannot be known
   * @throws when it cannot be known
   */
  find(deliveryId: string, address: Address, harmlessTwice: boolean): Promise<MessageReference | undefined>;
}
