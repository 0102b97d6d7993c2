import type { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { Harness, type Standing } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

/** A district with two coordinators and four associations, and the meeting of the week in the brief. */
export interface Town {
  readonly harness: Harness;
  readonly samira: Person;
  readonly jonas: Person;
  readonly amina: Person;
  readonly bo: Person;
  readonly cem: Person;
  readonly dana: Person;
  readonly folkdans: Organisation;
}

/** The meeting as it is written. */
export const line = '/mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek';

/** Builds the town; Monday 2026-11-23 at 10 when no time is given. */
export async function buildTown(now?: string): Promise<Town> {
  const harness = await Harness.start(now);
  const { workspace } = harness;
  const em = harness.em();
  const person = (name: string) => buildPerson(em, workspace, { name, roles: ['representative'] });
  const samira = await buildPerson(em, workspace, { name: 'Samira' });
  const jonas = await buildPerson(em, workspace, { name: 'Jonas' });
  const [amina, bo, cem, dana] = [
    await person('Amina'),
    await person('Bo'),
    await person('Cem'),
    await person('Dana'),
  ];
  const one = (name: string, who: Person, rest: object = {}) =>
    buildOrganisation(em, workspace, { name, representatives: [who], ...rest });
  const folkdans = await one('Hagsätra Folkdans', amina, { area: 'Hagsätra' });
  await one('Sätra Kulturförening', bo, { area: 'Sätra' });
  await one('Sätra församling', cem, { area: 'Sätra', kind: 'congregation' });
  await one('Rågsveds Bollklubb', dana, { area: 'Rågsved' });
  return { harness, samira, jonas, amina, bo, cem, dana, folkdans };
}

/** Plans the meeting and shows who would be invited. */
export async function previewFor(
  { harness, samira }: Town,
  chosen: Readonly<Record<string, string | readonly string[]>> = { who: 'all' },
  typed = line,
): Promise<Answer> {
  const planned = await harness.say(samira, typed);
  const form = await harness.press(samira, planned, 'Bjud in');
  return harness.submit(samira, form, chosen);
}

/** Plans the meeting, invites everybody, and lets the invitations arrive. */
export async function inviteAll(town: Town, typed = line): Promise<Answer> {
  const { harness, samira } = town;
  const preview = await previewFor(town, { who: 'all' }, typed);
  const sent = await harness.press(samira, preview, 'Skicka inbjudan till 4 personer');
  await harness.deliver();
  return sent;
}

/** The newest message in somebody's conversation. */
export function newest({ harness }: Town, person: Person): Standing {
  const last = harness.sentTo(person).at(-1);
  if (last === undefined) throw new Error(`Nothing was sent to ${person.name}`);
  return last;
}

/** The titles of what somebody was sent. */
export function titlesTo({ harness }: Town, person: Person): string[] {
  return harness.sentTo(person).map(({ card }) => card.title);
}
