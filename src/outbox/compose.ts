import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Addresses } from '#src/conversation/addresses.ts';
import type { Language } from '#src/conversation/answer.ts';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import { type Card, type CardElement, text } from '#src/conversation/elements/card.ts';
import type { Letter } from '#src/conversation/messenger.ts';
import type { JsonRow, Part } from './claim.ts';

/** Gives the texts of a language. */
export type Translator = (language: Language) => MessageContext['t'];

/** The two lines that come with the first message anybody gets; undefined when there is nothing to tell this person. */
export type FirstMessageNotice = (
  person: Person,
  workspace: Workspace,
  t: MessageContext['t'],
) => CardElement | undefined;

/** What writing needs of the app. */
export interface ComposeTools {
  readonly orm: MikroORM;
  readonly message: (id: string) => MessageDeclaration | undefined;
  readonly translator: Translator;
  readonly addresses: Addresses;
  readonly firstMessageNotice: FirstMessageNotice;
}

/** For whom it is written. */
export interface Reader {
  readonly workspace: Workspace;
  readonly person: Person | undefined;
  readonly context: MessageContext;
}

/** A card, of which parts, and which parts had nothing left to say. */
export interface Composed {
  readonly card: Card | undefined;
  /** The same, part by part, for ways out that show each with a link of its own; undefined where no person reads it. */
  readonly letter: Letter | undefined;
  readonly said: readonly Part[];
  readonly silent: readonly Part[];
  readonly notice: boolean;
}

/** Makes the reader out of rows that came with a statement; nothing is read again. `now` becomes the workspace's. */
export function readerOf(
  { orm, translator, addresses }: ComposeTools,
  rows: { readonly workspace: JsonRow; readonly person: JsonRow | null },
  now: DateTime,
): Reader {
  const em = orm.em.fork();
  const workspace = em.map(Workspace, { ...rows.workspace });
  em.setFilterParams('workspace', { id: workspace.id });
  const person = rows.person === null ? undefined : em.map(Person, { ...rows.person });
  const language = person?.language ?? workspace.language;
  const context: MessageContext = {
    em: em satisfies EntityManager,
    workspace,
    reader: person,
    now: now.setZone(workspace.zone),
    language,
    t: translator(language),
    addressOf: person && addresses({ workspace: workspace.id, person: person.id, now }),
  };
  return { workspace, person, context };
}

/**
 * Writes one card out of one or several messages to the same reader, each as it is true now.
 * @throws Error when a message is not declared, or whatever its `write` throws
 */
export async function compose(
  tools: ComposeTools,
  { workspace, person, context }: Reader,
  parts: readonly Part[],
  noticeWanted: boolean,
): Promise<Composed> {
  const written: { part: Part; card: Card | undefined }[] = [];
  for (const part of parts) {
    const declaration = tools.message(part.message);
    if (declaration === undefined) throw new Error(`No message is called ${part.message}`);
    written.push({ part, card: await declaration.write({ ...context, subjectId: part.subjectId }) });
  }
  const cards = written.flatMap(({ card }) => card ?? []);
  const body = together(cards, context.t);
  const notice =
    noticeWanted && person !== undefined && body !== undefined
      ? tools.firstMessageNotice(person, workspace, context.t)
      : undefined;
  return {
    card:
      body === undefined || notice === undefined ? body : { ...body, elements: [notice, ...body.elements] },
    letter: person && letterOf(workspace, person, written, notice),
    said: written.filter(({ card }) => card !== undefined).map(({ part }) => part),
    silent: written.filter(({ card }) => card === undefined).map(({ part }) => part),
    notice: notice !== undefined,
  };
}

function letterOf(
  workspace: Workspace,
  person: Person,
  written: readonly { readonly part: Part; readonly card: Card | undefined }[],
  notice: CardElement | undefined,
): Letter {
  return {
    workspace: { id: workspace.id, name: workspace.name },
    person: { id: person.id, name: person.name },
    parts: written.flatMap(({ part, card }) =>
      card === undefined ? [] : [{ message: part.message, subject: part.subjectId, card }],
    ),
    notice: notice?.kind === 'text' ? notice.text : undefined,
  };
}

function together(cards: readonly Card[], t: MessageContext['t']): Card | undefined {
  const [first, ...others] = cards;
  if (first === undefined || others.length === 0) return first;
  return {
    title: t('deliveries.bundle', { count: cards.length }),
    elements: cards.flatMap((card) => [text(card.title), ...card.elements]),
  };
}
