import { afterEach, beforeEach, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { NextStep } from '#entities/next-step.ts';
import type { Person } from '#entities/person.ts';
import { Harness, readingOf, type Standing } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
beforeEach(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra Folkdans' });
});
afterEach(() => harness.stop());

const sentence = 'Träffade Hagsätra Folkdans igår, de behöver lokal. Ringer dem på fredag';
const steps = () => harness.em().find(NextStep, {});
const newest = (): Standing => {
  const last = harness.sentTo(samira).at(-1);
  if (last === undefined) throw new Error('Nothing was sent.');
  return last;
};

it.each([sentence, '/kontakt Hagsätra Folkdans: behöver lokal, ringer dem på fredag'])(
  'is kept with the contact that tells of it, shown, and reminded of on its day: %s',
  async (typed) => {
    expect(readingOf(await harness.say(samira, typed))).toContain(
      'Nästa steg: fre 27 nov, då påminner jag dig',
    );
    await harness.advanceTo('2026-11-26T23:00', 'nextStep.remind');
    expect(harness.sentTo(samira)).toEqual([]);
    await harness.advanceTo('2026-11-28T23:00', 'nextStep.remind');
    expect(harness.sentTo(samira)).toHaveLength(1);
    expect(newest().card.title).toBe('Nästa steg med Hagsätra Folkdans');
  },
);

it('is done with one press, and open again with another', async () => {
  await harness.say(samira, sentence);
  await harness.advanceTo('2026-11-27T12:00', 'nextStep.remind');
  const day = readingOf(await harness.say(samira, '/bryggan min dag'));
  expect(day).toContain('Nästa steg med Hagsätra Folkdans');
  const done = await harness.press(samira, newest(), 'Klart');
  expect(readingOf(done)).toContain('Klart med Hagsätra Folkdans');
  expect(readingOf(await harness.say(samira, '/bryggan min dag'))).not.toContain('Nästa steg');
  await harness.press(samira, done, 'Ångra');
  expect(await steps()).toMatchObject([{ doneAt: null }]);
});

it('stands on the card of the organisation with its day until it is done', async () => {
  await harness.say(samira, sentence);
  const shown = await harness.say(samira, '/bryggan visa Hagsätra Folkdans');
  expect(readingOf(shown)).toContain('Nästa steg');
  expect(readingOf(shown)).toContain('fre 27 nov');
  const step = await harness.press(samira, shown, 'Visa');
  expect(step).toMatchObject({ card: { title: 'Nästa steg med Hagsätra Folkdans' } });
  await harness.advanceTo('2026-11-30T12:00');
  expect(readingOf(await harness.say(samira, '/bryggan visa Hagsätra Folkdans'))).toContain(
    'fre 27 nov, har passerat',
  );
  await harness.press(samira, step, 'Klart');
  expect(readingOf(await harness.say(samira, '/bryggan visa Hagsätra Folkdans'))).not.toContain('Nästa steg');
});

it('waits a week when asked to, and is reminded of once more', async () => {
  await harness.say(samira, sentence);
  await harness.advanceTo('2026-11-27T12:00', 'nextStep.remind');
  await harness.press(samira, newest(), 'Om en vecka');
  await harness.advanceTo('2026-12-03T23:00', 'nextStep.remind');
  expect(harness.sentTo(samira)).toHaveLength(1);
  await harness.advanceTo('2026-12-04T12:00', 'nextStep.remind');
  expect(harness.sentTo(samira)).toHaveLength(2);
});

it('goes with its contact when that is undone, and comes again with it', async () => {
  const undone = await harness.press(samira, await harness.say(samira, sentence), 'Ångra');
  expect(await steps()).toEqual([]);
  await harness.submit(samira, await harness.press(samira, undone, 'Logga igen'), {});
  expect(await steps()).toMatchObject([{ dueOn: '2026-11-27' }]);
});

it('is moved, taken away and given in the form; not to a day that has been', async () => {
  const logged = await harness.say(samira, sentence);
  const form = await harness.press(samira, logged, 'Ändra');
  const wrong = await harness.submit(samira, form, { nextOn: '2026-11-01' });
  expect(wrong).toMatchObject({ errors: { nextOn: expect.stringContaining('har redan varit') } });
  const moved = await harness.submit(samira, wrong, { nextOn: '2026-12-01' });
  expect(await steps()).toMatchObject([{ dueOn: '2026-12-01' }]);
  await harness.submit(samira, await harness.press(samira, moved, 'Ändra'), { nextOn: '' });
  expect(await steps()).toEqual([]);
  expect(await harness.em().count(Contact, {})).toBe(1);
});

it('is reminded of once, though two workers run at once', async () => {
  await harness.say(samira, sentence);
  harness.now = harness.now.plus({ days: 4 });
  await Promise.all([harness.runJob('nextStep.remind'), harness.runJob('nextStep.remind')]);
  await harness.deliver();
  expect(harness.sentTo(samira)).toHaveLength(1);
});
