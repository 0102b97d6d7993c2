import type { DateTime } from 'luxon';
import type { Audience, Urgency } from '#entities/delivery.ts';
import type { Workspace } from '#entities/workspace.ts';
import { nextAllowed } from './quiet-hours.ts';

/** What decides when a workspace's messages may arrive. */
export type WorkspaceHours = Pick<
  Workspace,
  'zone' | 'staffFromHour' | 'staffToHour' | 'representativeFromHour' | 'representativeToHour'
>;

/** The first instant from `at` on when a message may arrive, by the hours the workspace has set. A channel has no quiet hours. */
export function allowedAt(
  at: DateTime,
  given: {
    readonly workspace: WorkspaceHours;
    readonly urgency: Urgency;
    readonly audience: Audience;
  },
): DateTime {
  const { workspace, urgency, audience } = given;
  if (urgency !== 'normal' || audience === 'channel') return at;
  const isStaff = audience === 'staff';
  return nextAllowed(at, {
    audience,
    zone: workspace.zone,
    fromHour: isStaff ? workspace.staffFromHour : workspace.representativeFromHour,
    toHour: isStaff ? workspace.staffToHour : workspace.representativeToHour,
    workingDaysOnly: isStaff,
  });
}
