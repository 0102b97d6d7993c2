import type { PressValues } from './elements/button.ts';
import type { SubmittedValues } from './elements/form.ts';
import type { SentFile } from './file.ts';

/** Where people have accounts and talk to Bryggan. */
const chatPlatforms = ['slack', 'teams', 'browser'] as const;
/** The ways in and out: over `mail` things only go out, over a `link` in one they only come in. */
export const platforms = [...chatPlatforms, 'mail', 'link'] as const;
/** One of them. */
export type Platform = (typeof platforms)[number];

/** A message that already stands in a conversation; both parts are the platform's own ids. */
export interface MessageReference {
  readonly conversation: string;
  readonly message: string;
}

/** Who sent something, as the platform says it. */
export interface Sender {
  readonly externalId: string;
  readonly name?: string;
  readonly email?: string;
  /** BCP 47, such as `sv-SE`. */
  readonly locale?: string;
  /** The platform says that this is one of its administrators. */
  readonly administrator?: boolean;
  /** Installed Bryggan there, and is its administrator where nobody else is. */
  readonly installer?: boolean;
}

/** Where it was said. Only `direct` is between the sender and Bryggan alone. */
export interface Place {
  readonly kind: 'direct' | 'group' | 'channel';
  readonly reference: string;
  readonly name?: string;
  /** What a channel is a part of (Teams: the team), by the platform's id; a workspace may be at home in the whole of it. */
  readonly within?: string;
}

/** A message that somebody wrote, as somebody else points at it. */
export interface QuotedMessage {
  readonly text: string;
  /** ISO 8601 with offset. */
  readonly writtenAt: string;
  /** Undefined when a program wrote it. */
  readonly author?: Pick<Sender, 'externalId' | 'name' | 'email'>;
}

/** What can be done to Bryggan. */
export type Act =
  | { readonly kind: 'command'; readonly word: string; readonly text: string }
  | { readonly kind: 'message'; readonly text: string }
  /** A file was sent to Bryggan, with what was written beside it, and how many others. */
  | { readonly kind: 'file'; readonly file: SentFile; readonly others: number; readonly text: string }
  | {
      readonly kind: 'press';
      readonly action: string;
      readonly values: PressValues;
      readonly on?: MessageReference;
    }
  /** Something declared is to be done with a message. */
  | { readonly kind: 'shortcut'; readonly shortcut: string; readonly message: QuotedMessage }
  /** Somebody looks at their own page. */
  | { readonly kind: 'page' }
  | { readonly kind: 'submit'; readonly draft: string; readonly values: SubmittedValues };

/** One thing that came in. `key` is unique on its platform: the same key is the same thing sent again. */
export interface Incoming {
  readonly key: string;
  readonly platform: Platform;
  readonly tenant: string;
  readonly sender: Sender;
  readonly place: Place;
  readonly act: Act;
  /** Whether a form can be opened at once (Slack: a `trigger_id` came with it). Otherwise a button that opens it is shown. */
  readonly canOpenForm: boolean;
}
