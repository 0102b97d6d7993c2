import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { Role } from '#entities/person.ts';
import type { Key } from '#src/locales/translate.ts';
import type { CalendarEvent } from '../calendar-event.ts';
import type { Chart } from '../chart.ts';
import type { Card } from '../elements/card.ts';
import type { SubmittedValues } from '../elements/form.ts';
import type { Reply } from '../elements/reply.ts';
import type { FileContent } from '../file.ts';
import type { Workbook } from '../workbook.ts';
import type { Addressee, Context, MessageContext } from './context.ts';

/** The coarse gate of a declaration; `can` is the fine one. `anyone` is everybody the workspace knows. */
export type Gate = Role | 'anyone';

/** One line for the help, and an example that works. */
type HelpText = { readonly summary: Key; readonly example: Key };

/** A word of its own (`/kontakt`), or a word after `/bryggan`. */
export interface CommandDeclaration {
  readonly id: string;
  /** The word and its English twin, without the slash and without å ä ö. Equal where both languages say the same. */
  readonly word: { readonly sv: string; readonly en: string };
  /** `own`: a slash command of its own, also reached as `/bryggan <word>`. `under`: only `/bryggan <word>`. */
  readonly level: 'own' | 'under';
  readonly role: Gate;
  /** One line for the help, and an example that works, as locale keys. */
  readonly help: HelpText & {
    /** Where it does something else for those who are representatives only. */
    readonly representative?: HelpText;
  };
  /**
   * True where it writes something that is not for everybody to read: after a mention in a channel it is then not
   * run with what was written, but opens its form with it.
   */
  readonly logs: boolean;
  /** Of a word after `/bryggan`: whether what follows leaves no doubt about it where the word stands alone in front. */
  readonly isPlain?: (text: string) => boolean;
  run(
    given: Context & {
      readonly text: string /** Set when it came from a public place and `logs`. */;
      readonly onlyForm: boolean;
    },
  ): Promise<Reply>;
}

/** A button, or a field in a card. */
export interface ActionDeclaration<Input extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly role: Gate;
  readonly input: Input;
  /** It answers with a form, or says why not: where a press must say beforehand that it opens a dialog, it does. */
  readonly opensForm?: true;
  run(given: Context & { readonly input: z.output<Input> }): Promise<Reply>;
}

/** What a form submits. `input` parses the fields together with what was carried; a message of an issue is a locale key. */
export interface FormDeclaration<Input extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly role: Gate;
  readonly input: Input;
  run(given: Context & { readonly input: z.output<Input>; readonly typed: SubmittedValues }): Promise<Reply>;
}

/** What somebody writes freely in a direct conversation. */
export interface FreeTextDeclaration {
  readonly id: string;
  readonly role: Gate;
  run(given: Context & { readonly text: string; readonly onlyForm: boolean }): Promise<Reply>;
}

/** What is done with a file that somebody sends to Bryggan. */
export interface FileDeclaration {
  readonly id: string;
  readonly role: Gate;
  /** Whether a file of this name may be one of these. */
  isFor(name: string): boolean;
  readonly mostBytes: number;
  run(
    given: Context & {
      readonly name: string;
      readonly content: FileContent;
      /** How many others came with it. */
      readonly others: number;
      /** What was written beside it. */
      readonly text: string;
    },
  ): Promise<Reply>;
}

/** A message that goes out by the outbox: written when it is sent, from what is true then. */
export interface MessageDeclaration {
  readonly id: string;
  /** `atOnce` ignores quiet hours (somebody waits for it), `urgent` goes before others and ignores them too. */
  readonly urgency: 'normal' | 'atOnce' | 'urgent';
  /** Kept up to date after it was sent, at most one edit each 3 s, whenever its subject is touched. */
  readonly live: boolean;
  /** Counts against the number of non-urgent messages that a representative gets in a week. */
  readonly counts: boolean;
  /** Comes also to somebody who has paused: they would stand before a locked door without it. What is at once or urgent always does. */
  readonly despitePause?: boolean;
  /** To get it twice does no harm, and not at all would: it is sent again where nobody can say whether it arrived. */
  readonly harmlessTwice?: true;
  /** Ids of messages that this one makes superfluous: those still waiting for the same reader about the same subject are cancelled. */
  readonly supersedes?: readonly string[];
  /** The card, or undefined when there is nothing left to say: then the delivery is cancelled. */
  write(given: MessageContext & { readonly subjectId: string }): Promise<Card | undefined>;
  /**
   * Reads what several of these are about at once, in one workspace, and gives how each is written from that; a subject
   * that is gone has none. Declared by `defineMessageToMany`.
   */
  writeMany?(
    em: EntityManager,
    workspaceId: string,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, WriteCard>>;
  /**
   * Each time some are sent or dropped, live messages about the subjects that this finds are written anew: they tell
   * what became of it. Given are the subjects of those in one workspace.
   */
  reportedOn?(
    em: EntityManager,
    workspaceId: string,
    subjectIds: readonly string[],
  ): Promise<readonly string[]>;
  /** The meeting it is about, for the reader's calendar. */
  event?(given: MessageContext & { readonly subjectId: string }): Promise<CalendarEvent | undefined>;
  /** What of it can be drawn, for whoever has its address. */
  chart?(given: MessageContext & { readonly subjectId: string }): Promise<Chart | undefined>;
  /** What of it can be taken along, for whoever has its address. */
  workbook?(given: MessageContext & { readonly subjectId: string }): Promise<Workbook | undefined>;
}

/** Declares a command. */
export function defineCommand(declaration: CommandDeclaration): CommandDeclaration {
  return declaration;
}

/** Declares what a button does. Its id is the Slack `action_id`, the Teams verb and the browser's form name. */
export function defineAction<Input extends z.ZodType>(
  declaration: ActionDeclaration<Input>,
): ActionDeclaration<Input> {
  return declaration;
}

/** Declares what a form does when it is submitted. */
export function defineForm<Input extends z.ZodType>(
  declaration: FormDeclaration<Input>,
): FormDeclaration<Input> {
  return declaration;
}

/** Declares what happens to free text in a direct conversation. */
export function defineFreeText(declaration: FreeTextDeclaration): FreeTextDeclaration {
  return declaration;
}

/** Declares what is done with a file. */
export function defineFile(declaration: FileDeclaration): FileDeclaration {
  return declaration;
}

/** Writes a card from what was read before. */
export type WriteCard = (given: Addressee) => Card | undefined;

/** A message that thousands may get about one thing: reading and writing are apart, so that it is read for many at once. */
export interface MessageToManyDeclaration<Told>
  extends Omit<MessageDeclaration, 'write' | 'writeMany' | 'chart' | 'workbook'> {
  /** What the subjects that still are there have to tell, by their ids. */
  read(
    em: EntityManager,
    workspaceId: string,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, Told>>;
  /** The card, or undefined when there is nothing left to say. */
  write(told: Told, given: Addressee): Card | undefined;
}

/** Declares a message that thousands may get about one thing. */
export function defineMessageToMany<Told>(declaration: MessageToManyDeclaration<Told>): MessageDeclaration {
  const { read, write, ...rest } = declaration;
  return {
    ...rest,
    async writeMany(em, workspaceId, subjectIds) {
      const told = await read(em, workspaceId, subjectIds);
      return new Map(
        [...told].map(([id, one]): [string, WriteCard] => [id, (addressee) => write(one, addressee)]),
      );
    },
    async write(given) {
      const { em, workspace, reader, subjectId } = given;
      const told = (await read(em, workspace.id, [subjectId])).get(subjectId);
      return told && write(told, { ...given, readerId: reader?.id });
    },
  };
}

/** Declares a message that Bryggan sends on its own. */
export function defineMessage(declaration: MessageDeclaration): MessageDeclaration {
  return declaration;
}
