import { DateTime } from 'luxon';
import { Invitation, type ReplyToInvitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import type { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { Harness } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

const zone = 'Europe/Stockholm';

/** A coordinator, two who speak for associations, and one who was invited for themselves. */
export type Town = {
  readonly harness: Harness;
  readonly samira: Person;
  readonly amina: Person;
  readonly bo: Person;
  readonly carl: Person;
  readonly dancers: Organisation;
};

/** Builds the town at a local time. */
export async function buildTown(now: string): Promise<Town> {
  const harness = await Harness.start(now);
  const em = harness.em();
  const { workspace } = harness;
  const samira = await buildPerson(em, workspace, { name: 'Samira' });
  const guest = (name: string, language?: 'sv' | 'en') =>
    buildPerson(em, workspace, { name, roles: ['representative'], ...(language ? { language } : {}) });
  const [amina, bo, carl] = [await guest('Amina'), await guest('Bo', 'en'), await guest('Carl')];
  const dancers = await buildOrganisation(em, workspace, { name: 'Hagsätra Folkdans' });
  return { harness, samira, amina, bo, carl, dancers };
}

/** A meeting between two local times, with what each person replied. */
export async function buildMeeting(
  { harness, samira, dancers }: Town,
  given: {
    readonly title?: string;
    readonly starts: string;
    readonly ends: string;
    readonly replies?: readonly (readonly [Person, ReplyToInvitation | null])[];
    readonly cancelled?: boolean;
  },
): Promise<Meeting> {
  const em = harness.em();
  const { workspace } = harness;
  const local = (iso: string) => DateTime.fromISO(iso, { zone });
  const meeting = em.create(Meeting, {
    workspace,
    title: given.title ?? 'Höstmöte',
    startsAt: local(given.starts),
    endsAt: local(given.ends),
    zone,
    place: 'Sätra bibliotek',
    organiser: samira,
    cancelledAt: given.cancelled ? local(given.starts) : null,
  });
  for (const [person, reply] of given.replies ?? []) {
    em.create(Invitation, {
      workspace,
      meeting,
      person,
      organisation: person.name === 'Amina' ? dancers : null,
      reply,
      repliedAt: reply === null ? null : local(given.starts),
    });
  }
  await em.flush();
  return meeting;
}
