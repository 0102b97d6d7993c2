import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { z } from 'zod';
import { AuditEntry } from '#entities/audit-entry.ts';
import { categories, Need, type NeedUrgency, needUrgencies } from '#entities/need.ts';
import { Organisation, type OrganisationKind } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { fold } from '#src/language/fold.ts';
import { type OpenNeed, openNeed } from './reads.ts';
import { isUsed } from './uses.ts';

/** Who does something, and when. */
export type By = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };

/** Adds an actor by its name alone. Most are associations; the rest can be told later. */
export async function addOrganisation(
  em: EntityManager,
  name: string,
  by: By,
  kind: OrganisationKind = 'association',
): Promise<Organisation> {
  const organisation = em.create(Organisation, {
    workspace: by.workspace,
    name,
    searchName: fold(name),
    kind,
  });
  audit(em, by, 'organisation.add', organisation.id);
  await em.flush();
  return organisation;
}

/** Takes back an actor that was just added, unless something has been written about it. */
export async function removeUnusedOrganisation(em: EntityManager, id: string, by: By): Promise<boolean> {
  const organisation = await em.findOne(Organisation, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (organisation === null) return false;
  if (await isUsed(em, Organisation, id)) return false;
  em.remove(organisation);
  audit(em, by, 'organisation.remove', id);
  await em.flush();
  return true;
}

/** What a press that archives came to. */
export type Archived =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'gone' };

/** Lays an actor aside: it is neither proposed nor found by its name any more, and all about it stays. Twice does it once. */
export async function archiveOrganisation(em: EntityManager, id: string, by: By): Promise<Archived> {
  return setArchived(em, id, by, true);
}

/** Takes an archived actor out again. */
export async function unarchiveOrganisation(em: EntityManager, id: string, by: By): Promise<Archived> {
  return setArchived(em, id, by, false);
}

async function setArchived(em: EntityManager, id: string, by: By, isArchived: boolean): Promise<Archived> {
  const organisation = await em.findOne(Organisation, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (organisation === null || organisation.mergedInto) return { ok: false, reason: 'gone' };
  if (Boolean(organisation.archivedAt) !== isArchived) {
    organisation.archivedAt = isArchived ? by.now.toUTC() : null;
    audit(em, by, isArchived ? 'organisation.archive' : 'organisation.unarchive', id);
    await em.flush();
  }
  return { ok: true, id };
}

/** What a press on a need came to. */
export type NeedChange =
  | { readonly ok: true; readonly need: OpenNeed }
  | { readonly ok: false; readonly reason: 'gone' | 'already' };

/** States that a need is met. */
export async function meetNeed(em: EntityManager, asked: NeedPress, by: By): Promise<NeedChange> {
  return changeNeed(em, asked, by, 'need.meet', { metAt: by.now.toUTC(), notNeeded: false });
}

/** States that something is needed no longer. */
export async function dropNeed(em: EntityManager, asked: NeedPress, by: By): Promise<NeedChange> {
  return changeNeed(em, asked, by, 'need.drop', { metAt: by.now.toUTC(), notNeeded: true });
}

/** Opens a need again that was stated to be met, or needed no longer. */
export async function reopenNeed(em: EntityManager, asked: NeedPress, by: By): Promise<NeedChange> {
  return changeNeed(em, asked, by, 'need.reopen', { metAt: null, notNeeded: false });
}

/** States how pressing a need is. */
export async function weighNeed(
  em: EntityManager,
  asked: NeedPress & { readonly urgency: NeedUrgency },
  by: By,
): Promise<NeedChange> {
  return changeNeed(em, asked, by, 'need.weigh', { urgency: asked.urgency });
}

/** Where a need was pressed on: in the list (of one category), on its organisation's card, or on its own. */
export const needPlace = z.object({
  on: z.enum(['list', 'organisation', 'need']),
  category: z.enum(categories).optional(),
});

/** How pressing a need can be said to be. */
export const needWeight = z.object({ urgency: z.enum(needUrgencies) });

/** What a press on a need carries. */
export const needPress = z.object({ need: z.uuid(), revision: z.number() });
type NeedPress = z.output<typeof needPress>;

async function changeNeed(
  em: EntityManager,
  asked: NeedPress,
  by: By,
  verb: string,
  change: Partial<Pick<Need, 'metAt' | 'notNeeded' | 'urgency'>>,
): Promise<NeedChange> {
  const need = await em.findOne(Need, asked.need, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (need === null) return { ok: false, reason: 'gone' };
  if (need.revision !== asked.revision) return { ok: false, reason: 'already' };
  Object.assign(need, change);
  audit(em, by, verb, need.id);
  await em.flush();
  await em.populate(need, ['organisation']);
  return { ok: true, need: openNeed(need) };
}

/** Notes who did what to a row. */
export function audit(
  em: EntityManager,
  { workspace, person, now }: By,
  verb: string,
  subjectId: string,
): void {
  em.create(AuditEntry, { workspace, person, verb, subjectId, createdAt: now.toUTC() });
}
