import type { MessageDeclaration, WriteCard } from '#src/conversation/declarations/declarations.ts';
import { about } from '#src/conversation/elements/about.ts';
import { type Card, type CardElement, quiet, text } from '#src/conversation/elements/card.ts';
import type { Letter } from '#src/conversation/messenger.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { Part } from './claim.ts';
import type { PersonRow, Reader, ReaderTools, WorkspaceRow } from './reader.ts';
import type { AskedWriter } from './writers.ts';

/** What comes with the first message anybody gets, by where it is read; undefined when there is nothing to tell this person. */
export type FirstMessageNotice = (
  person: Pick<PersonRow, 'name'>,
  workspace: Pick<WorkspaceRow, 'name'>,
  t: Translate,
) => { readonly inChat: CardElement; readonly inLetter: string } | undefined;

/** What writing needs of the app. */
export interface ComposeTools extends ReaderTools {
  readonly message: (id: string) => MessageDeclaration | undefined;
  readonly firstMessageNotice: FirstMessageNotice;
  /** How a message to many is written, read together with others that are written at the same time. */
  findWriter(asked: AskedWriter): Promise<WriteCard | undefined>;
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

/**
 * Writes one card out of one or several messages to the same reader, each as it is true now.
 * @throws Error when a message is not declared, or whatever its `write` throws
 */
export async function compose(
  tools: ComposeTools,
  reader: Reader,
  parts: readonly Part[],
  noticeWanted: boolean,
): Promise<Composed> {
  const { workspace, person } = reader;
  const { t } = reader.addressee;
  const written: { part: Part; card: Card | undefined }[] = [];
  for (const part of parts) written.push({ part, card: await write(tools, reader, part) });
  const cards = written.flatMap(({ card }) => card ?? []);
  const whole = together(cards, workspace, t);
  const body = whole && person ? about(workspace.id, whole) : whole;
  const notice =
    noticeWanted && person !== undefined && body !== undefined
      ? tools.firstMessageNotice(person, workspace, t)
      : undefined;
  return {
    card:
      body === undefined || notice === undefined
        ? body
        : { ...body, elements: [notice.inChat, ...body.elements] },
    letter:
      person &&
      letterOf(workspace, person, written, {
        notice: notice?.inLetter,
        together: whyTogether(cards, workspace, t),
      }),
    said: written.filter(({ card }) => card !== undefined).map(({ part }) => part),
    silent: written.filter(({ card }) => card === undefined).map(({ part }) => part),
    notice: notice !== undefined,
  };
}

async function write(
  tools: ComposeTools,
  reader: Reader,
  { message, subjectId }: Part,
): Promise<Card | undefined> {
  const declaration = tools.message(message);
  if (declaration === undefined) throw new Error(`No message is called ${message}`);
  const { writeMany } = declaration;
  if (writeMany === undefined) return declaration.write({ ...reader.context(), subjectId });
  const writeCard = await tools.findWriter({ writeMany, workspaceId: reader.workspace.id, subjectId });
  return writeCard?.(reader.addressee);
}

function letterOf(
  workspace: WorkspaceRow,
  person: PersonRow,
  written: readonly { readonly part: Part; readonly card: Card | undefined }[],
  { notice, together }: { readonly notice: string | undefined; readonly together: string | undefined },
): Letter {
  return {
    workspace: { id: workspace.id, name: workspace.name },
    person: { id: person.id, name: person.name },
    parts: written.flatMap(({ part, card }) =>
      card === undefined ? [] : [{ message: part.message, subject: part.subjectId, card }],
    ),
    together,
    notice,
  };
}

/** Why several messages come in one; undefined where it is one. */
function whyTogether(
  cards: readonly Card[],
  { weekly_messages: count }: WorkspaceRow,
  t: Translate,
): string | undefined {
  return cards.length > 1 ? t('deliveries.bundleWhy', { count }) : undefined;
}

/** Several messages in one, with why they come together. */
function together(cards: readonly Card[], workspace: WorkspaceRow, t: Translate): Card | undefined {
  const [first] = cards;
  const why = whyTogether(cards, workspace, t);
  if (first === undefined || why === undefined) return first;
  return {
    title: t('deliveries.bundle', { count: cards.length, workspace: workspace.name }),
    elements: [quiet(why), ...cards.flatMap((card) => [text(card.title), ...card.elements])],
  };
}
