import type { EntityManager } from '@mikro-orm/postgresql';
import type { Person } from '#entities/person.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { sealedField } from '#src/conversation/elements/form.ts';
import type { Harness, Standing } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';
import { buildMeeting, buildTown, type Town } from './town.ts';

/** A meeting that has just been, and the people who came. */
export type Hall = Town & { readonly guests: readonly Person[] };

/**
 * So many have been asked an anonymous survey, two hours after a meeting.
 * @param beforeDelivery what happens between the coordinator's press and the first message
 */
export async function askAnonymously(
  count: number,
  beforeDelivery: (town: Town) => Promise<void> = async () => {},
): Promise<Hall> {
  const town = await buildTown('2026-12-03T19:00');
  const { harness, samira } = town;
  const guests: Person[] = [];
  for (let number = 1; number <= count; number += 1) {
    const name = `Gäst ${number}`;
    guests.push(await buildPerson(harness.em(), harness.workspace, { name, roles: ['representative'] }));
  }
  await buildMeeting(town, {
    starts: '2026-12-03T15:00',
    ends: '2026-12-03T17:00',
    replies: guests.map((guest) => [guest, 'yes'] as const),
  });
  const offer = await harness.say(samira, '/enkat Höstmöte');
  await harness.press(samira, offer, 'Skicka anonymt');
  await beforeDelivery(town);
  await harness.deliver();
  return { ...town, guests };
}

/** A week later: what waits is sent, and the survey is closed. */
export async function closeAll(harness: Harness): Promise<void> {
  await harness.advanceTo('2026-12-11T10:00');
  await harness.runJob('survey.close');
  await harness.deliver();
}

/** The newest message to somebody. */
export function newestTo(harness: Harness, person: Person): Standing {
  const newest = harness.sentTo(person).at(-1);
  if (newest === undefined) throw new Error(`Nothing was sent to ${person.name}.`);
  return newest;
}

/** Opens the anonymous form from the message, fills it in and sends it. */
export async function answer(
  harness: Harness,
  person: Person,
  given: { readonly scale?: string; readonly text?: string },
): Promise<Answer> {
  const form = await harness.press(person, newestTo(harness, person), 'Svara anonymt');
  return harness.submit(person, form, await valuesOf(harness.em(), given));
}

/** What a form submits, by the names of its fields. */
export async function valuesOf(
  em: EntityManager,
  given: { readonly scale?: string; readonly text?: string },
): Promise<Record<string, string>> {
  const questions = await em.find(SurveyQuestion, {});
  return Object.fromEntries(
    questions.flatMap(({ id, kind }) => {
      const value = kind === 'scale' || kind === 'text' ? given[kind] : undefined;
      return value === undefined ? [] : [[`${sealedField}${id}`, value]];
    }),
  );
}
