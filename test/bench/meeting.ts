import { DateTime } from 'luxon';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Transact } from '#src/persistence/transaction.ts';
import { firstCoordinatorId, personId, workspaceId } from './seed.ts';

/** A meeting far ahead, so that nobody is reminded of it while this runs; its id. */
export async function planMeeting(transact: Transact): Promise<string> {
  return transact(workspaceId, async (em) => {
    const startsAt = DateTime.utc().plus({ days: 60 });
    const meeting = em.create(Meeting, {
      workspace: em.getReference(Workspace, workspaceId),
      title: 'Höstmöte',
      startsAt,
      endsAt: startsAt.plus({ hours: 2 }),
      zone: 'Europe/Stockholm',
      place: 'Sätra bibliotek',
      agenda: 'Vi ses, äter tillsammans och planerar våren.',
      organiser: em.getReference(Person, firstCoordinatorId),
    });
    await em.flush();
    return meeting.id;
  });
}

/** So many representatives to invite. */
export function candidates(count: number) {
  return Array.from({ length: count }, (_, number) => ({
    personId: personId(number + 1),
    name: `Person ${number + 1}`,
    organisationId: null,
    organisation: null,
    alsoFor: [],
    invited: false,
    pause: null,
    platform: 'slack' as const,
  }));
}
