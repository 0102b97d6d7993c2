import type { DateTime } from 'luxon';
import type { DeliveryStatus } from '#entities/delivery.ts';
import type { Language } from '#src/conversation/answer.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { FieldErrors, Filled, Form } from '#src/conversation/elements/form.ts';

/** Somebody whom one can be on the chat page. */
export interface Visitor {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly roles: readonly ('administrator' | 'coordinator' | 'representative')[];
  /** The names of those they speak for. */
  readonly organisations: readonly string[];
  readonly language: Language;
  /** IANA name of their workspace's zone. */
  readonly zone: string;
}

/** A conversation on the chat page. `reference` is `direct:<external id>` or `channel:<name>`. */
export interface Talk {
  readonly kind: 'direct' | 'channel';
  readonly reference: string;
  readonly name: string;
}

/** What a message says. A form waits here until it is sent or closed. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card }
  | {
      readonly kind: 'form';
      readonly form: Form;
      readonly draft: string;
      readonly errors: FieldErrors;
      /** What was typed when it came back with errors. */
      readonly filled?: Filled;
    };

/** One message as its reader sees it. */
export interface ShownMessage {
  readonly id: string;
  /** Undefined for Bryggan. */
  readonly author?: { readonly id: string; readonly name: string };
  readonly onlyYou: boolean;
  readonly content: Content;
  readonly language: Language;
  readonly at: DateTime;
}

/** A message to keep. `source` names what it came from: the same source is kept once. */
export interface NewMessage {
  readonly source: string;
  readonly conversation: string;
  readonly authorId?: string;
  readonly viewerId?: string;
  readonly content: Content;
  readonly language: Language;
}

/** The fates of one message to many. */
export interface Sending {
  /** The meeting that people are invited to, or whatever else the message is about. */
  readonly about: {
    readonly id: string;
    readonly name?: string;
    /** An instant in the week when it was sent, where the same is sent anew each week. */
    readonly week?: DateTime;
  };
  /** The id of a declared message, such as `meeting.invitation`. */
  readonly message: string;
  /** How many there are of each fate. */
  readonly counts: Readonly<Record<DeliveryStatus, number>>;
  /** The first of them, those that failed before all others. */
  readonly deliveries: readonly SentTo[];
}

/** One recipient, and what became of theirs. */
export interface SentTo {
  readonly to: string;
  readonly status: DeliveryStatus;
  /** When it was sent, or is due. */
  readonly at: DateTime;
  readonly reason?: string;
}

/** Whose mailbox it is, and how much lies in it. */
export interface MailOverview {
  readonly personId: string;
  readonly name: string;
  readonly count: number;
}

/** One mailbox with what lies in it. */
export interface ShownMailbox {
  readonly name: string;
  readonly mails: readonly {
    readonly id: string;
    readonly subject: string;
    readonly address: string;
    readonly html: string;
    readonly text: string;
    readonly at: DateTime;
  }[];
}

/** What the chat page keeps and reads: the part that Slack's servers play for Slack. */
export interface BrowserStore {
  listVisitors(): Promise<readonly Visitor[]>;
  findVisitor(externalId: string): Promise<Visitor | undefined>;
  /** Makes Bryggan and the page speak another language to somebody. */
  setLanguage(visitor: Visitor, language: Language): Promise<void>;
  /** The conversations somebody is in: their own with Bryggan first, then the channels, which are for staff. */
  listTalks(visitor: Visitor): Promise<readonly Talk[]>;
  /** The newest messages that somebody sees in a conversation, oldest first; at most 200. */
  listMessages(talk: Talk, visitor: Visitor): Promise<readonly ShownMessage[]>;
  hasConversation(reference: string): Promise<boolean>;
  /** Keeps a message and returns its id; one from the same source is left as it is. */
  keep(message: NewMessage): Promise<string>;
  /** Gives a message new content, or takes it away; false when there is none with this id in the conversation. */
  replace(
    at: { readonly conversation: string; readonly message: string },
    content: Content | undefined,
    language: Language,
  ): Promise<boolean>;
  findBySource(source: string): Promise<{ conversation: string; message: string } | undefined>;
  /** The message that holds the form of a draft, and the form. */
  findForm(draft: string): Promise<
    | {
        conversation: string;
        message: string;
        content: Extract<Content, { kind: 'form' }>;
        language: Language;
      }
    | undefined
  >;
  /** Messages changed after an instant, with their revisions. */
  listChanges(after: DateTime): Promise<readonly { id: string; revision: number; conversation: string }[]>;
  /** What was or will be sent lately, newest first: forty messages, each with at most fifty recipients. */
  listSendings(): Promise<readonly Sending[]>;
  /** Those who have got mail, and those who can be reached in no other way. */
  listMailboxes(): Promise<readonly MailOverview[]>;
  /** The newest mails to one person, newest first; at most 100. */
  findMailbox(personId: string): Promise<ShownMailbox | undefined>;
}

/** The source of a message that a delivery became. */
export function deliverySource(deliveryId: string): string {
  return `delivery:${deliveryId}`;
}
