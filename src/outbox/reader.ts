import type { MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Addresses } from '#src/conversation/addresses.ts';
import type { Language, WholeLanguage } from '#src/conversation/answer.ts';
import type { Addressee, MessageContext } from '#src/conversation/declarations/context.ts';
import { zoneOf } from '#src/locales/zone.ts';
import type { WorkspaceHours } from './allowed-at.ts';

/** Gives the texts of a language. */
export type Translator = (language: Language) => MessageContext['t'];

/** What is read of a workspace's row, as JSON with its columns' names; the whole row is there. */
export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly language: WholeLanguage;
  readonly zone: string;
  readonly staff_from_hour: number;
  readonly staff_to_hour: number;
  readonly representative_from_hour: number;
  readonly representative_to_hour: number;
  readonly weekly_messages: number;
}

/** The same of a person's. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly language: Language | null;
  readonly welcomed_at: string | null;
  readonly paused_until: string | null;
}

/** A workspace's hours, as rules know them. */
export function hoursOf(row: WorkspaceRow): WorkspaceHours {
  return {
    zone: row.zone,
    staffFromHour: row.staff_from_hour,
    staffToHour: row.staff_to_hour,
    representativeFromHour: row.representative_from_hour,
    representativeToHour: row.representative_to_hour,
  };
}

/** For whom something is written. */
export interface Reader {
  readonly workspace: WorkspaceRow;
  readonly person: PersonRow | undefined;
  readonly addressee: Addressee;
  /** With entities made of the rows, for what reads more by itself; made when first asked for. */
  context(): MessageContext;
}

/** What making a reader needs of the app. */
export interface ReaderTools {
  readonly orm: MikroORM;
  readonly translator: Translator;
  readonly addresses: Addresses;
}

/** Makes the reader out of rows that came with a statement; nothing is read again. `now` becomes the workspace's. */
export function readerOf(
  tools: ReaderTools,
  { workspace, person }: { readonly workspace: WorkspaceRow; readonly person: PersonRow | null },
  now: DateTime,
): Reader {
  const language = person?.language ?? workspace.language;
  const addressee: Addressee = {
    workspace,
    readerId: person?.id,
    now: now.setZone(zoneOf(workspace.zone)),
    language,
    t: tools.translator(language),
  };
  let made: MessageContext | undefined;
  return {
    workspace,
    person: person ?? undefined,
    addressee,
    context() {
      made ??= contextOf(tools, { workspace, person }, addressee);
      return made;
    },
  };
}

function contextOf(
  { orm, addresses }: ReaderTools,
  rows: { readonly workspace: WorkspaceRow; readonly person: PersonRow | null },
  { now, language, t }: Addressee,
): MessageContext {
  const em = orm.em.fork();
  const workspace = em.map(Workspace, { ...rows.workspace });
  em.setFilterParams('workspace', { id: workspace.id });
  const reader = rows.person === null ? undefined : em.map(Person, { ...rows.person });
  const addressOf = reader && addresses({ workspace: workspace.id, person: reader.id, language, now });
  return { em, workspace, reader, now, language, t, addressOf };
}
