import { afterEach, beforeEach, expect, test } from 'vitest';
import { readingOf } from '#test/support/harness.ts';
import { buildTown, inviteAll, newest, previewFor, type Town } from './town.ts';

let town: Town;
beforeEach(async () => {
  town = await buildTown();
});
afterEach(() => town.harness.stop());

const shownTo = async (person: Town['jonas']) =>
  town.harness.press(person, await town.harness.say(person, '/mote'), 'Visa');

test('another coordinator asks for the card that counts, and gets it once', async () => {
  const { harness, samira, jonas, amina } = town;
  await inviteAll(town);
  const still = await shownTo(jonas);
  expect(readingOf(await harness.press(jonas, still, 'Följ svaren'))).toContain('Du följer svaren: Höstmöte');
  expect(readingOf(await harness.press(jonas, still, 'Följ svaren'))).toContain('Du följer redan svaren');
  await harness.deliver();
  await harness.press(amina, newest(town, amina), 'Ja');
  await harness.advanceTo('2026-11-23T10:05');
  for (const person of [samira, jonas]) {
    expect(harness.sentTo(person)).toHaveLength(1);
    expect(readingOf(newest(town, person))).toContain('1 person kommer, från 1 aktör');
    expect(readingOf(newest(town, person))).not.toContain('Följ svaren');
  }
});

test('nobody is offered it who has it, or while there is nothing to count', async () => {
  const { samira, jonas } = town;
  await previewFor(town);
  expect(readingOf(await shownTo(jonas))).not.toContain('Följ svaren');
  await inviteAll(town, '/mote Vårmöte, torsdag 10 december kl 18, Sätra');
  expect(readingOf(await shownTo(samira))).not.toContain('Följ svaren');
});
