import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { NextStep } from '#entities/next-step.ts';
import type { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { post, touch } from '#src/outbox/post.ts';
import { stepReminder } from './messages.ts';
import type { StepMove } from './rules.ts';

/** States that a step is done, or is not after all, or moves it a week ahead; false when it is gone. `now` is local. */
export async function moveStep(
  em: EntityManager,
  asked: { readonly step: string; readonly to: StepMove },
  { person, now }: { readonly person: Person; readonly now: DateTime },
): Promise<boolean> {
  const step = await lock(em, asked.step);
  if (step === undefined) return false;
  step.doneAt = asked.to === 'done' ? now.toUTC() : null;
  if (asked.to === 'week') {
    step.dueOn = now.plus({ weeks: 1 }).toFormat('yyyy-MM-dd');
    step.remindedAt = null;
  }
  em.create(AuditEntry, {
    workspace: step.workspace,
    person,
    verb: `nextStep.move ${asked.to}`,
    subjectId: step.id,
    createdAt: now.toUTC(),
  });
  await em.flush();
  await touch(em, step.id);
  return true;
}

/** Reminds the coordinator of a step; once for each day that it is put to. */
export async function remindOfStep(
  em: EntityManager,
  due: { readonly id: string; readonly workspaceId: string },
  now: DateTime,
): Promise<void> {
  const step = await lock(em, due.id);
  if (step === undefined || step.doneAt != null || step.remindedAt != null) return;
  step.remindedAt = now.toUTC();
  await post(em, [
    {
      workspace: await em.findOneOrFail(Workspace, due.workspaceId),
      message: stepReminder,
      key: `${stepReminder.id}:${step.id}:${step.dueOn}`,
      subjectId: step.id,
      to: { person: step.coordinator.id },
      dueAt: now,
      audience: 'staff',
    },
  ]);
}

async function lock(em: EntityManager, id: string): Promise<NextStep | undefined> {
  return (await em.findOne(NextStep, id, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}
