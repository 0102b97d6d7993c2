import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { Button } from '../elements/button.ts';
import type { Card, ListItem } from '../elements/card.ts';
import { reply } from '../elements/reply.ts';
import type { Context } from './context.ts';
import {
  type ActionDeclaration,
  type CommandDeclaration,
  defineAction,
  defineCommand,
  type Gate,
} from './declarations.ts';

/** What a part of somebody's day is read from. `since` is from when on what came is new to them. */
export type DayContext = Pick<Context, 'em' | 'workspace' | 'person' | 'now' | 'language' | 't'> & {
  readonly since: DateTime;
};

/** An organisation that somebody should be in touch with, and one reason why, as a whole sentence. */
export interface Call {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly reason: string;
  /** What this reason gives to do, beside logging a contact and showing what is known. */
  readonly buttons?: readonly Button[];
}

/** The lists of a day, in the order they are shown: what happens today, what is due, and the answers that came. */
export const dayLists = ['today', 'due', 'answers'] as const;
/** One of them. */
export type DayList = (typeof dayLists)[number];

/** A line in one of the lists. */
export type DayItem = ListItem & { readonly list: DayList };

/** The most that one part tells of one kind; what comes first is what matters most. */
export const mostOfOneKind = 10;

/** What one feature puts into somebody's day. */
export interface DayPart {
  /** `feature.what`. */
  readonly id: string;
  calls?(given: DayContext): Promise<readonly Call[]>;
  items?(given: DayContext): Promise<readonly DayItem[]>;
}

/** Declares what a feature puts into somebody's day. */
export function defineDayPart(part: DayPart): DayPart {
  return part;
}

/**
 * Somebody's own page: a place of its own where a platform has one (Slack's App Home), and a card by its word
 * everywhere else. Whoever has not its role sees the help there.
 */
export interface PageDeclaration {
  readonly id: string;
  readonly role: Gate;
  readonly word: CommandDeclaration['word'];
  readonly help: CommandDeclaration['help'];
  show(given: Context): Promise<Card>;
}

/** A page with the command that shows it and the button that shows it anew; both have its id. */
export interface DeclaredPage extends PageDeclaration {
  readonly command: CommandDeclaration;
  readonly again: ActionDeclaration;
}

/** Declares somebody's own page. */
export function definePage(page: PageDeclaration): DeclaredPage {
  const { id, role, word, help } = page;
  return {
    ...page,
    command: defineCommand({
      id,
      word,
      level: 'under',
      role,
      help,
      logs: false,
      run: async ({ text: _, onlyForm: __, ...given }) => reply.onlyYou(await page.show(given)),
    }),
    again: defineAction({
      id,
      role,
      input: z.object({}),
      run: async ({ input: _, ...given }) => reply.page(await page.show(given)),
    }),
  };
}
