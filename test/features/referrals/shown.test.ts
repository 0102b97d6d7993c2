import { afterEach, beforeEach, expect, it } from 'vitest';
import { Need } from '#entities/need.ts';
import { Referral } from '#entities/referral.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildBoard, line, newest, type Town } from './town.ts';

let town: Town;
beforeEach(async () => {
  town = await buildBoard();
});
afterEach(() => town.harness.stop());

const second = '/bryggan hanvisa Hagsätra Folkdans till Biblioteket: affischer';

it('stands in the week once its date has passed, and no longer when somebody has said what came of it', async () => {
  const { harness, samira, karin } = town;
  await harness.say(samira, line);
  await harness.advanceTo('2026-12-15T12:00');
  expect(readingOf(await harness.say(samira, '/bryggan oversikt'))).not.toContain('passerat sitt datum');
  await harness.advanceTo('2026-12-16T12:00');
  const week = readingOf(await harness.say(samira, '/bryggan oversikt'));
  expect(week).toContain('1 hänvisning har passerat sitt datum');
  expect(week).toContain('Hagsätra Folkdans till Fastighetskontoret (skulle vara klar tis 15 dec)');
  expect(week).not.toContain('lokal på torsdagar');
  await harness.press(karin, newest(town, karin), 'Det är klart');
  expect(readingOf(await harness.say(samira, '/bryggan oversikt'))).not.toContain('passerat sitt datum');
});

it('is to be followed up in the day of its coordinator once its date is here, or when it has come back', async () => {
  const { harness, samira, jonas } = town;
  await harness.say(samira, line);
  await harness.press(samira, await harness.say(samira, second), 'Oskar');
  expect(readingOf(await harness.say(samira, '/bryggan min dag'))).not.toContain('Att följa upp');
  await harness.advanceTo('2026-12-14T12:00', 'referral.remind');
  const day = readingOf(await harness.say(samira, '/bryggan min dag'));
  expect(day).toContain('Hagsätra Folkdans till Biblioteket (Inget besked. affischer)');
  expect(day).toContain('Hagsätra Folkdans till Fastighetskontoret (Senast tis 15 dec, inget besked än.');
  expect(readingOf(await harness.say(jonas, '/bryggan min dag'))).not.toContain('Att följa upp');
});

it('stands among what has happened with the organisation', async () => {
  const { harness, samira } = town;
  await harness.say(samira, line);
  const shown = await harness.say(samira, '/bryggan visa Hagsätra Folkdans');
  expect(readingOf(shown)).toContain('Hänvisad till Fastighetskontoret: lokal på torsdagar');
  const body = await harness.say(samira, '/bryggan visa Fastighetskontoret');
  expect(readingOf(body)).not.toContain('Hänvisad till');
});

it('begins with a need by its button', async () => {
  const { harness, samira } = town;
  await harness.say(samira, '/kontakt Hagsätra Folkdans: behöver lokal');
  const needs = await harness.say(samira, '/bryggan behov');
  const form = await harness.press(samira, needs, 'Hänvisa');
  await harness.submit(samira, form, { bodyName: 'Fastighetskontoret' });
  const em = harness.em();
  const [need] = await em.find(Need, {});
  expect(await em.findOneOrFail(Referral, {})).toMatchObject({ matter: 'lokal', need: { id: need?.id } });
});

it.each([
  'Ringde Hagsätra Folkdans igår, de behöver lokal. Hänvisade dem till Fastighetskontoret',
  '/kontakt Hagsätra Folkdans: behöver lokal, hänvisade dem till Fastighetskontoret',
])('is offered after a sentence that names the body: %s', async (sentence) => {
  const { harness, samira } = town;
  const logged = await harness.say(samira, sentence);
  const form = await harness.press(samira, logged, 'Hänvisa till Fastighetskontoret');
  const sent = await harness.submit(samira, form, {});
  expect(readingOf(sent)).toContain('Hänvisat: Hagsätra Folkdans till Fastighetskontoret');
  expect(readingOf(sent)).toContain('Det gäller: lokal');
});
