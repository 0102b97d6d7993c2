import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Organisation } from '#entities/organisation.ts';
import { SurveyDraft } from '#entities/survey-draft.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { findLastChanger } from '#src/features/contacts/reads.ts';
import { foldAliases } from '#src/language/aliases.ts';
import { fold } from '#src/language/fold.ts';
import { isUsed, listUses, type Use } from './uses.ts';
import { audit, type By } from './writes.ts';

/** Which actor stays, and which goes into it. */
export type Merge = { readonly into: string; readonly from: string };

/** How much is said of an actor in one table. */
export type Moved = { readonly table: string; readonly count: number };

/** What there is to move from one actor to another, and who they are. */
export type MergePlan =
  | {
      readonly ok: true;
      readonly into: Organisation;
      readonly from: Organisation;
      readonly moves: readonly Moved[];
    }
  | { readonly ok: false; readonly reason: 'same' | 'gone' };

/** What a merge came to. `merged` where one of the two has gone into another already: `into` is that one, `by` who did it. */
export type Merged =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'same' | 'gone' }
  | { readonly ok: false; readonly reason: 'merged'; readonly into: string; readonly by: string | undefined };

/** Counts what a merge would move. */
export async function planMerge(em: EntityManager, { into, from }: Merge): Promise<MergePlan> {
  if (into === from) return { ok: false, reason: 'same' };
  const both = await em.find(Organisation, { id: { $in: [into, from] }, mergedInto: null });
  const [kept, gone] = [into, from].map((id) => both.find((one) => one.id === id));
  if (kept === undefined || gone === undefined) return { ok: false, reason: 'gone' };
  const counts = new Map<string, number>();
  for (const use of listUses(em, Organisation)) {
    if (use.meta.class === Organisation) continue;
    const count = await em.count(use.meta.class, { [use.property]: from });
    counts.set(use.meta.tableName, (counts.get(use.meta.tableName) ?? 0) + count);
  }
  const moves = [...counts]
    .map(([table, count]) => ({ table, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return { ok: true, into: kept, from: gone, moves };
}

/**
 * Moves all that is said of one actor to another, which takes its names as aliases and its details where it has none
 * of its own. The one that is moved stays as an archived row that points to the other, so that whoever still knows its
 * id finds that one. Both are locked, the lower id first: of two merges at once the second finds what the first did.
 */
export async function mergeOrganisations(em: EntityManager, { into, from }: Merge, by: By): Promise<Merged> {
  if (into === from) return { ok: false, reason: 'same' };
  const both = await em.find(
    Organisation,
    { id: { $in: [into, from] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  const [kept, gone] = [into, from].map((id) => both.find((one) => one.id === id));
  if (kept === undefined || gone === undefined) return { ok: false, reason: 'gone' };
  for (const one of [gone, kept]) {
    if (!one.mergedInto) continue;
    const who = await findLastChanger(em, one.id);
    return { ok: false, reason: 'merged', into: one.mergedInto.id, by: who };
  }
  await moveUses(em, { into, from });
  complete(kept, gone);
  gone.archivedAt = by.now.toUTC();
  gone.mergedInto = em.getReference(Organisation, into, { wrapped: true });
  await moveChosen(em, { into, from });
  audit(em, by, 'organisation.merge', into);
  audit(em, by, 'organisation.merge', from);
  await em.flush();
  return { ok: true };
}

/** Moves every row that points to an actor; what would then be there twice (the same person, the same party) once. */
async function moveUses(em: EntityManager, { into, from }: Merge): Promise<void> {
  for (const use of listUses(em, Organisation)) {
    const staying = await removeTwins(em, use, { into, from });
    const where = { [use.property]: from, ...(staying.length === 0 ? {} : { id: { $nin: staying } }) };
    await em.nativeUpdate(use.meta.class, where, { [use.property]: into });
  }
}

/**
 * The rules that allow something once for an actor: the properties of each that points to it. A test holds them against
 * the tables' unique indexes.
 */
export function onceRules({ meta, property }: Use): readonly (readonly string[])[] {
  // Declared as SQL, where the metadata does not see it.
  const asked = meta.class === SurveyRequest ? [['survey', 'person', 'organisation']] : [];
  const declared = meta.uniques.map(({ properties }) => [properties ?? []].flat().map(String));
  return [...declared, ...asked].filter((one) => one.includes(property));
}

/**
 * Of two rows that would be the same, removes one that nothing points to. Where something points to both (somebody was
 * asked for both actors and has answered for both), the one of the merged actor stays with it; its id is returned.
 */
async function removeTwins(em: EntityManager, use: Use, { into, from }: Merge): Promise<readonly string[]> {
  const { meta, property } = use;
  const staying: string[] = [];
  for (const properties of onceRules(use)) {
    const others = properties.filter((one) => one !== property);
    const keyOf = (row: object) => others.map((one) => String(idOrValue(Reflect.get(row, one)))).join(' ');
    const there = await em.find(meta.class, { [property]: into });
    const byKey = new Map(there.map((row) => [keyOf(row), row]));
    for (const row of await em.find(meta.class, { [property]: from })) {
      const twin = byKey.get(keyOf(row));
      if (twin === undefined) continue;
      const [own, other] = [String(idOrValue(row)), String(idOrValue(twin))];
      if (!(await isUsed(em, meta.class, own))) em.remove(row);
      else if (await isUsed(em, meta.class, other)) staying.push(own);
      else em.remove(twin);
    }
    await em.flush();
  }
  return staying;
}

/** A relation by its id, anything else as it is. */
function idOrValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

function complete(kept: Organisation, gone: Organisation): void {
  for (const field of ['area', 'drives', 'webPage'] as const) kept[field] ||= gone[field] ?? null;
  const notes = [kept.note, gone.note].filter((note) => note && note.trim() !== '');
  kept.note = notes.length === 0 ? null : [...new Set(notes)].join('\n');
  kept.languages = union(kept.languages ?? [], gone.languages ?? []);
  const names = [gone.name, ...(gone.aliases ?? [])].filter((name) => fold(name) !== kept.searchName);
  kept.aliases = union(kept.aliases ?? [], names);
  kept.searchAliases = foldAliases(kept.aliases);
  const last = [kept.lastContactOn, gone.lastContactOn].filter((day) => typeof day === 'string').sort();
  kept.lastContactOn = last.at(-1) ?? null;
}

function union(one: readonly string[], other: readonly string[]): string[] {
  const known = new Set(one.map(fold));
  return [...one, ...other.filter((text) => !known.has(fold(text)))];
}

/** Surveys being made name whom they are for by id, in what was chosen last. */
async function moveChosen(em: EntityManager, { into, from }: Merge): Promise<void> {
  for (const draft of await em.find(SurveyDraft, { selection: { $ne: null } })) {
    const { selection } = draft;
    if (!selection?.organisations.includes(from)) continue;
    const organisations = [...new Set(selection.organisations.map((id) => (id === from ? into : id)))];
    draft.selection = { ...selection, organisations };
  }
}

/**
 * Moves what was written about a merged actor by somebody whose transaction had begun before the merge was committed.
 * Looks at those that were merged since; nothing to move is the rule.
 */
export async function gatherMerged(em: EntityManager, since: DateTime): Promise<void> {
  const merged = await em.find(Organisation, { mergedInto: { $ne: null }, archivedAt: { $gt: since } });
  for (const { id, mergedInto } of merged) {
    if (mergedInto) await moveUses(em, { into: mergedInto.id, from: id });
  }
}

/** The workspaces in which actors were merged since. Sees every workspace. */
export async function listWorkspacesWithMerged(
  em: EntityManager,
  since: DateTime,
): Promise<readonly string[]> {
  const merged = await em.find(Organisation, { mergedInto: { $ne: null }, archivedAt: { $gt: since } });
  return [...new Set(merged.map(({ workspace }) => workspace.id))];
}
