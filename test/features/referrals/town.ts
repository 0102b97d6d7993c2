import type { Person } from '#entities/person.ts';
import { Harness, type Standing } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

/** A district with two coordinators, an association, a body with one person and one with two. */
export interface Town {
  readonly harness: Harness;
  readonly samira: Person;
  readonly jonas: Person;
  readonly leyla: Person;
  readonly karin: Person;
  readonly oskar: Person;
}

/** The referral as it is written. */
export const line =
  '/bryggan hanvisa Hagsätra Folkdans till Fastighetskontoret: lokal på torsdagar, senast 15 december';

/** Builds the town; Monday 2026-11-23 at 10 when no time is given. */
export async function buildBoard(now?: string): Promise<Town> {
  const harness = await Harness.start(now);
  const { workspace } = harness;
  const em = harness.em();
  const person = (name: string) => buildPerson(em, workspace, { name, roles: ['representative'] });
  const samira = await buildPerson(em, workspace, { name: 'Samira' });
  const jonas = await buildPerson(em, workspace, { name: 'Jonas' });
  const [leyla, karin, oskar, petra] = [
    await person('Leyla'),
    await person('Karin'),
    await person('Oskar'),
    await person('Petra'),
  ];
  const town = { harness, samira, jonas, leyla, karin, oskar };
  await buildOrganisation(em, workspace, {
    name: 'Hagsätra Folkdans',
    area: 'Hagsätra',
    representatives: [leyla],
  });
  await buildOrganisation(em, workspace, {
    name: 'Fastighetskontoret',
    kind: 'authority',
    representatives: [karin],
  });
  await buildOrganisation(em, workspace, {
    name: 'Biblioteket',
    kind: 'authority',
    representatives: [oskar, petra],
  });
  return town;
}

/** The newest message in somebody's conversation. */
export function newest({ harness }: Town, person: Person): Standing {
  const last = harness.sentTo(person).at(-1);
  if (last === undefined) throw new Error(`Nothing was sent to ${person.name}`);
  return last;
}

/** The titles of what somebody was sent, as they are now. */
export function titlesTo({ harness }: Town, person: Person): string[] {
  return harness.sentTo(person).map(({ card }) => card.title);
}
