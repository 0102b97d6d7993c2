import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { NextStep } from '#entities/next-step.ts';
import { Workspace } from '#entities/workspace.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { isDue } from './rules.ts';

/** A step as coordinators see it. The day is `YYYY-MM-DD`. */
export type StepView = {
  readonly id: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly what: string;
  /** The coordinator who is reminded. */
  readonly who: string;
  readonly dueOn: string;
  readonly done: boolean;
};

/** A step; undefined when the contact in which it was told was undone. */
export async function findStep(em: EntityManager, id: string): Promise<StepView | undefined> {
  const step = await em.findOne(NextStep, id, { populate: ['organisation', 'coordinator'] });
  return step === null ? undefined : viewed(step);
}

function viewed({ id, organisation, what, coordinator, dueOn, doneAt }: NextStep): StepView {
  const { id: organisationId, name } = organisation.getEntity();
  const who = coordinator.getEntity().name;
  return { id, organisation: { id: organisationId, name }, what, who, dueOn, done: doneAt != null };
}

/** A coordinator's steps whose day is here and that are not done, the earliest first. `now` is local. */
export async function listDueSteps(
  em: EntityManager,
  coordinatorId: string,
  { now, limit }: { readonly now: DateTime; readonly limit: number },
): Promise<readonly StepView[]> {
  const found = await em.find(
    NextStep,
    { coordinator: coordinatorId, doneAt: null, dueOn: { $lte: now.toFormat('yyyy-MM-dd') } },
    { populate: ['organisation', 'coordinator'], orderBy: { dueOn: 'asc', id: 'asc' }, limit },
  );
  return found.map(viewed);
}

/** What is to follow with an organisation and is not done, the earliest first. */
export async function listOpenSteps(
  em: EntityManager,
  organisationId: string,
  limit: number,
): Promise<readonly StepView[]> {
  const found = await em.find(
    NextStep,
    { organisation: organisationId, doneAt: null },
    { populate: ['organisation', 'coordinator'], orderBy: { dueOn: 'asc', id: 'asc' }, limit },
  );
  return found.map(viewed);
}

/** In every workspace: steps whose day it is there, and that nobody was reminded of. `em` sees them all. */
export async function listStepsToRemind(
  em: EntityManager,
  now: DateTime,
): Promise<readonly { readonly id: string; readonly workspaceId: string }[]> {
  // Nowhere is the day further ahead than fourteen hours.
  const latest = now.toUTC().plus({ hours: 14 }).toFormat('yyyy-MM-dd');
  const found = await em.find(
    NextStep,
    { dueOn: { $lte: latest }, doneAt: null, remindedAt: null },
    { orderBy: { dueOn: 'asc' }, limit: 500 },
  );
  const workspaces = await em.find(Workspace, {
    id: { $in: [...new Set(found.map((one) => one.workspace.id))] },
  });
  const zones = new Map(workspaces.map(({ id, zone }) => [id, zoneOf(zone)]));
  return found
    .filter(({ dueOn, workspace }) => isDue(dueOn, now.setZone(zones.get(workspace.id))))
    .map(({ id, workspace }) => ({ id, workspaceId: workspace.id }));
}
