import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readRegister } from '#src/cli/register-file.ts';
import { Register } from '#src/language/understanding/register.ts';
import { understand } from '#src/language/understanding/understand.ts';
import { readLabelled } from './understanding/labelled.ts';
import { labelsOf, reportScore, scoreReadings } from './understanding/score.ts';

const register = new Register(readRegister(new URL('understanding/register.csv', import.meta.url).pathname));
const now = DateTime.fromISO('2026-11-18T14:30', { zone: 'Europe/Stockholm' });
const labelled = readLabelled(new URL('understanding/sentences.txt', import.meta.url));

const read = (sentence: string) => understand(sentence, register, now);
const scoreOf = (unseen: boolean) =>
  scoreReadings(
    labelled
      .filter((one) => one.unseen === unseen)
      .map((one) => ({ labelled: one, read: understand(one.sentence, register, one.now) })),
  );

describe('labelled sentences', () => {
  it('are at least 300, a third of them unseen', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(300);
    const unseen = labelled.filter((one) => one.unseen).length / labelled.length;
    expect(unseen).toBeGreaterThan(0.3);
    expect(unseen).toBeLessThan(0.37);
  });

  it.each([
    [
      'tuned',
      false,
      {
        organisations: 0.97,
        dayNamed: 0.98,
        dayNotNamed: 0.98,
        needsAndOffers: 0.93,
        sure: 0.6,
        wrong: 0.04,
      },
    ],
    [
      'unseen',
      true,
      { organisations: 0.95, dayNamed: 0.95, dayNotNamed: 0.95, needsAndOffers: 0.9, sure: 0.6, wrong: 0.07 },
    ],
  ] as const)('of the %s part are understood as well as before', (name, unseen, floor) => {
    const score = scoreOf(unseen);
    process.stdout.write(`${reportScore(name, score)}\n`);
    const organisations = score.fields.find(({ field }) => field === 'organisations')?.exact ?? 0;
    expect(organisations).toBeGreaterThanOrEqual(floor.organisations);
    expect(score.dayNamed).toBeGreaterThanOrEqual(floor.dayNamed);
    expect(score.dayNotNamed).toBeGreaterThanOrEqual(floor.dayNotNamed);
    expect(score.needsAndOffersF1).toBeGreaterThanOrEqual(floor.needsAndOffers);
    expect(score.sure).toBeGreaterThanOrEqual(floor.sure);
    expect(score.wrongWhileSure).toBeLessThanOrEqual(floor.wrong);
  });
});

describe('a name', () => {
  it.each([
    'Träffade Solberg IF igår',
    'Ringde Föreningen Lenden',
    'Träffade Gubbängens Biodlare',
    'Träffade Hagsätra',
    'Ringde församlingen',
    'Träffade Anna Linden igår',
    'Träffade dem igår',
  ])('is asked about in %j', (sentence) => {
    expect(read(sentence).sure).toBe(false);
  });

  it('that is not clear is offered as guesses', () => {
    const { organisations, candidates } = read('Träffade Solberg IF igår');
    expect(organisations).toEqual([]);
    expect(candidates.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Solbergs IF', 'Solberga IF']),
    );
  });
});

describe('what is told of another', () => {
  it('is the need of that other', () => {
    expect(labelsOf(read('Träffade folkdansarna, hon säger att Wisla behöver lokal'))).toMatchObject({
      organisations: ['Hagsätra Folkdans'],
      mentioned: ['IF Wisla'],
      needs: ['IF Wisla/premises'],
    });
  });

  it('is the body that a matter is referred to', () => {
    expect(labelsOf(read('Ringde Wisla, hänvisade dem till Fastighetskontoret'))).toMatchObject({
      organisations: ['IF Wisla'],
      mentioned: ['Fastighetskontoret'],
      referTo: 'Fastighetskontoret',
    });
  });
});

it('takes any text', () => {
  const word = fc.constantFrom(
    'Wisla',
    'träffade',
    'behöver',
    'lokal',
    'och',
    '.',
    'igår',
    'till',
    'HF',
    '\n',
    '🎉',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        expect(typeof read(text).sure).toBe('boolean');
      },
    ),
  );
});
