import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { AddressOf } from '../addresses.ts';
import type { Language } from '../answer.ts';
import type { Card } from '../elements/card.ts';
import type { Place, Platform } from '../incoming.ts';
import type { Vault } from '../vault.ts';

/**
 * What every handler is given. `em` is a fork inside the transaction of this one event, with the workspace filter
 * set; `now` is in the workspace's zone.
 */
export interface Context {
  readonly em: EntityManager;
  readonly workspace: Workspace;
  readonly person: Person;
  readonly now: DateTime;
  readonly language: Language;
  readonly t: Translate;
  readonly platform: Platform;
  readonly tenant: string;
  readonly place: Place;
  readonly vault: Vault;
  /** Addresses for `person`, who alone is meant to open them. */
  readonly addressOf: AddressOf;
  /**
   * Shows how far it is in the place of the message that was pressed, at most every 3 s, where that can be done. What
   * stands there if it fails is given with it.
   */
  readonly tell: (progress: Card, ifStopped: Card) => void;
}

/** What a message being written is given: no sender, but the one who will read it. */
export interface MessageContext {
  readonly em: EntityManager;
  readonly workspace: Workspace;
  /** Undefined in a channel: then the card is built for anyone. */
  readonly reader: Person | undefined;
  readonly now: DateTime;
  readonly language: Language;
  readonly t: Translate;
  /** Addresses for the reader; undefined in a channel. */
  readonly addressOf: AddressOf | undefined;
}

/** What a message to many is given: who reads it and when, and nothing to read more with. */
export interface Addressee {
  readonly workspace: Pick<Workspace, 'id' | 'name' | 'zone'>;
  /** Undefined in a channel. */
  readonly readerId: string | undefined;
  readonly now: DateTime;
  readonly language: Language;
  readonly t: Translate;
}

/** For whom and when a card or a form is written. */
export type Viewer = Pick<Context, 't' | 'language' | 'now'> & { readonly workspace: Addressee['workspace'] };
