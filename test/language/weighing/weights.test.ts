import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { learnedWeights } from '#src/language/weighing/learned.ts';
import { outcomes } from '#src/language/weighing/outcomes.ts';
import { readWeights, Weights, writeWeights } from '#src/language/weighing/weights.ts';
import { type Lesson, learn } from '#training/learner.ts';
import { stampFile, stampOfSentences } from '#training/stamp.ts';

const manner = { epochs: 30, least: 1, pace: 0.3, sparseness: 0.1, smallness: 0 };

test('the weights are those of the sentences and words that stand beside them', () => {
  expect(readFileSync(stampFile, 'utf8').trim(), 'npm run train learns them anew').toBe(stampOfSentences());
});

test('weights are read as they were written, by name of scale', () => {
  const written = writeWeights(
    [
      ['tält', [[0, 1.234]]],
      [
        'lånar',
        [
          [1, -0.5],
          [0, 0.001],
        ],
      ],
    ],
    ['thing', 'offer'],
  );
  expect(written).toBe('lånar\toffer:-50\ntält\tthing:123\n');
  expect([...readWeights(written, ['offer', 'thing'])]).toEqual([
    ['lånar', [[0, -0.5]]],
    ['tält', [[1, 1.23]]],
  ]);
  expect(() => [...readWeights(written, ['thing'])]).toThrow('not a weight: offer:-50');
});

test('an outcome is as likely as all its scales together say', () => {
  const weights = new Weights(
    [
      ['a', [[0, 2]]],
      ['b', [[1, -3]]],
    ],
    [[0], [0, 1]],
  );
  const [first = 0, second = 0] = weights.likelihoods(['a', 'b', 'unheard of']);
  expect(first).toBeCloseTo(1 / (1 + Math.exp(-2)));
  expect(second).toBeCloseTo(1 / (1 + Math.exp(1)));
});

test('what is learned is which part of a text said it, though only the whole is labelled', () => {
  const lessons: Lesson[] = [
    { parts: [['sun'], ['tents', 'lend']], said: [true] },
    { parts: [['rain'], ['tents', 'lend']], said: [true] },
    { parts: [['sun'], ['rain']], said: [false] },
    { parts: [['tents', 'pitch'], ['sun']], said: [false] },
  ];
  const weights = new Weights(learn(lessons, [[0]], manner), [[0]]);
  expect(weights.likelihoods(['tents', 'lend'])[0]).toBeGreaterThan(0.6);
  expect(weights.likelihoods(['sun'])[0]).toBeLessThan(0.4);
  expect(weights.likelihoods(['tents', 'pitch'])[0]).toBeLessThan(0.4);
});

test('learning the same lessons gives the same weights', () => {
  const lessons: Lesson[] = Array.from({ length: 20 }, (_, at) => ({
    parts: [[`w${at % 3}`, `v${at % 5}`]],
    said: [at % 3 === 0],
  }));
  expect([...learn(lessons, [[0]], manner)]).toEqual([...learn(lessons, [[0]], manner)]);
});

test('every outcome is learned', () => {
  const { words } = learnedWeights();
  expect(words.likelihoods(['*'])).toHaveLength(outcomes.length);
});
