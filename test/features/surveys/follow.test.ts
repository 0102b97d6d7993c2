import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '#entities/person.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';
import { newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town;
let jonas: Person;
beforeEach(async () => {
  town = await buildTown('2026-12-03T12:00');
  const { harness, samira, amina, bo } = town;
  jonas = await buildPerson(harness.em(), harness.workspace, { name: 'Jonas' });
  const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
  const preview = await harness.submit(samira, form, { people: [amina.id, bo.id] });
  await harness.press(samira, preview, 'Skicka frågan');
  await harness.deliver();
});
afterEach(() => town.harness.stop());

async function looks(person: Person) {
  const { harness } = town;
  return harness.press(person, await harness.say(person, '/enkat'), 'Visa svaren');
}

it('counts for another coordinator too, who asks for it on the card of that moment', async () => {
  const { harness, samira, amina, bo } = town;
  const still = await looks(jonas);
  expect(readingOf(still)).toContain('Ingen har svarat än.');
  expect(readingOf(still)).not.toContain('Kortet räknar själv');
  const told = await harness.press(jonas, still, 'Följ svaren');
  expect(told.kind).toBe('replace');
  expect(readingOf(told)).toContain('Du följer svaren: Vilken dag passar?');
  await harness.deliver();
  expect(harness.sentTo(jonas)).toHaveLength(1);
  expect(readingOf(newestTo(harness, jonas))).toContain('Kortet räknar själv när svaren kommer.');
  await harness.press(amina, newestTo(harness, amina), 'torsdag');
  await harness.advanceTo('2026-12-03T12:05');
  await harness.press(bo, newestTo(harness, bo), 'måndag');
  await harness.advanceTo('2026-12-03T12:10');
  for (const person of [samira, jonas]) {
    expect(harness.sentTo(person)).toHaveLength(1);
    expect(readingOf(newestTo(harness, person))).toContain('Har svarat: 2 av 2');
    expect(readingOf(newestTo(harness, person))).not.toContain('Följ svaren');
  }
});

it('sends one such card, and says where it is when it is asked for again', async () => {
  const { harness } = town;
  const still = await looks(jonas);
  await harness.press(jonas, still, 'Följ svaren');
  const again = await harness.press(jonas, still, 'Följ svaren');
  expect(readingOf(again)).toContain('Du följer redan svaren');
  await harness.deliver();
  expect(harness.sentTo(jonas)).toHaveLength(1);
  expect(readingOf(await looks(jonas))).not.toContain('Följ svaren');
});

it('offers it neither to whoever has the card already, nor once it is closed', async () => {
  const { harness, samira } = town;
  expect(readingOf(await looks(samira))).not.toContain('Följ svaren');
  await harness.press(samira, newestTo(harness, samira), 'Stäng nu');
  expect(readingOf(await looks(jonas))).not.toContain('Följ svaren');
});
