import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { letStand, post, touch } from '#src/outbox/post.ts';
import { claimDay, noteNudged } from './claim.ts';
import { nudge } from './messages.ts';
import { listQuiet } from './reads.ts';
import { listReasons } from './reasons.ts';
import { isNudgingTime, mostNudges, nudgeAgainDays, snoozeDays } from './rules.ts';

// Of so many that have been quiet the longest, those with a reason to call come first.
const mostWeighed = 30;

const dayOf = (at: DateTime) => at.toFormat('yyyy-MM-dd');

/** In every workspace: the ids of those whose coordinators are to be told of quiet dialogues today. `em` sees them all. */
export async function listDueNudges(em: EntityManager, now: DateTime): Promise<readonly string[]> {
  const workspaces = await em.find(Workspace, {});
  return workspaces.flatMap(({ id, zone, nudgedOn }) => {
    const local = now.setZone(zoneOf(zone));
    return isNudgingTime(local) && (nudgedOn ?? '') < dayOf(local) ? [id] : [];
  });
}

/**
 * Tells each coordinator of at most three dialogues that have gone quiet, those with a reason to call first. The
 * workspace's day is claimed in the same transaction: run twice, and at once, it tells once.
 */
export async function nudgeCoordinators(
  em: EntityManager,
  workspaceId: string,
  now: DateTime,
): Promise<void> {
  const workspace = await em.findOneOrFail(Workspace, workspaceId);
  const local = now.setZone(zoneOf(workspace.zone));
  const today = dayOf(local);
  if (!(await claimDay(em, workspaceId, today))) return;
  const coordinators = await em.find(Person, { roles: { $contains: ['coordinator'] } });
  for (const person of coordinators) {
    if (person.pauseEnd(local) !== undefined) continue;
    const chosen = await chooseFor(em, workspace, person, local);
    if (chosen.length === 0) continue;
    await noteNudged(em, workspace, { organisations: chosen, personId: person.id, today });
    await letStand(em, person.id, nudge.id);
    await post(em, [
      {
        workspace,
        message: nudge,
        key: `dialogue:${person.id}:${today}`,
        subjectId: person.id,
        to: { person: person.id },
        dueAt: local,
        audience: 'staff',
      },
    ]);
  }
}

async function chooseFor(
  em: EntityManager,
  workspace: Workspace,
  person: Person,
  local: DateTime,
): Promise<readonly string[]> {
  const { quiet } = await listQuiet(em, workspace, local, {
    coordinatorId: person.id,
    notNudgedSince: dayOf(local.minus({ days: nudgeAgainDays - 1 })),
    limit: mostWeighed,
  });
  const ids = quiet.map(({ id }) => id);
  const reasons = await listReasons(em, ids, local);
  const weight = (id: string) => Math.min(1, reasons.get(id)?.length ?? 0);
  return ids.toSorted((one, other) => weight(other) - weight(one)).slice(0, mostNudges);
}

type By = Pick<Context, 'workspace' | 'person' | 'now'>;

function note(em: EntityManager, verb: string, subjectId: string, { workspace, person, now }: By): void {
  em.create(AuditEntry, { workspace, person, verb, subjectId, createdAt: now.toUTC() });
}

/** Puts a dialogue off for two weeks, or brings it back; undefined when the organisation is not there. */
export async function snooze(
  em: EntityManager,
  asked: { readonly organisation: string; readonly off: boolean; readonly elsewhere: boolean },
  by: By,
): Promise<{ readonly name: string; readonly until: string } | undefined> {
  const organisation = await em.findOne(Organisation, asked.organisation);
  if (organisation === null) return undefined;
  const until = dayOf(by.now.plus({ days: snoozeDays }));
  organisation.snoozedUntil = asked.off ? until : null;
  note(em, asked.off ? 'dialogue.snooze' : 'dialogue.wake', organisation.id, by);
  await em.flush();
  // The card that it was pressed on shows it already, with a button to undo it.
  if (asked.elsewhere && organisation.nudgedPersonId != null) await touch(em, organisation.nudgedPersonId);
  return { name: organisation.name, until };
}

/** Sets an organisation's own rhythm, and until when nobody is told that it is quiet. False when it is not there. */
export async function setRhythm(
  em: EntityManager,
  asked: {
    readonly organisation: string;
    readonly rhythmDays: number | null;
    readonly snoozedUntil: string | null;
  },
  by: By,
): Promise<boolean> {
  const organisation = await em.findOne(Organisation, asked.organisation);
  if (organisation === null) return false;
  organisation.rhythmDays = asked.rhythmDays;
  organisation.snoozedUntil = asked.snoozedUntil;
  note(em, 'dialogue.rhythm', organisation.id, by);
  await em.flush();
  return true;
}

/** Sets the rhythms of kinds; kinds that are left out follow the workspace's. */
export async function setKinds(
  em: EntityManager,
  rhythmByKind: Readonly<Record<string, number>>,
  by: By,
): Promise<Workspace> {
  const workspace = await em.findOneOrFail(Workspace, by.workspace.id);
  workspace.rhythmByKind = rhythmByKind;
  note(em, 'settings.change', workspace.id, by);
  await em.flush();
  return workspace;
}
