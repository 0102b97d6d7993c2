import type { DateTime } from 'luxon';
import type { Key } from '#src/locales/translate.ts';
import type { Reply } from '../elements/reply.ts';
import type { QuotedMessage } from '../incoming.ts';
import type { Context } from './context.ts';
import type { Gate } from './declarations.ts';

/** Something that can be done with a message that anybody wrote: it stands in the menu of each message. */
export interface ShortcutDeclaration {
  /** Slack's `callback_id` and Teams' command id. */
  readonly id: string;
  readonly role: Gate;
  /** What it is called in the menu: at most 32 characters (Teams), and the short one 24 (Slack). */
  readonly label: Key;
  readonly shortLabel: Key;
  /** What it does, in at most 128 characters (Teams). */
  readonly summary: Key;
  /** `writtenAt` is in the workspace's zone. */
  run(
    given: Context & {
      readonly message: Omit<QuotedMessage, 'writtenAt'> & { readonly writtenAt: DateTime };
    },
  ): Promise<Reply>;
}

/** Declares something that can be done with a message. */
export function defineShortcut(declaration: ShortcutDeclaration): ShortcutDeclaration {
  return declaration;
}
