import { describe, expect, it } from 'vitest';
import { answerInWords, readAnswer, withPart } from '#src/features/surveys/rules.ts';
import { tallyOf } from '#src/features/surveys/tally.ts';

const days = ['måndag', 'tisdag', 'lördag'].map((day, index) => ({
  value: String(index + 1),
  sv: day,
  en: `en ${day}`,
}));
const question = (kind: Parameters<typeof tallyOf>[0]['kind']) => ({ kind, choices: days });

/** Counts values as the database does. */
function tally(asked: Parameters<typeof tallyOf>[0], values: readonly string[]) {
  const given = [...new Set(values)].map((value) => ({
    value,
    count: values.filter((one) => one === value).length,
  }));
  return tallyOf(asked, given);
}

describe('what an answer is kept as', () => {
  it.each([
    ['scale', '5', '5'],
    ['scale', '6', undefined],
    ['scale', '0', undefined],
    ['nps', '0', '0'],
    ['nps', '10', '10'],
    ['nps', '11', undefined],
    ['nps', '1.5', undefined],
    ['choice', '2', '2'],
    ['choice', 'tisdag', undefined],
    ['several', '3,1', '1,3'],
    ['several', '1,1', '1'],
    ['several', '', ''],
    ['several', '1,4', undefined],
    ['number', ' 012 ', '12'],
    ['number', '1 000\u00a0000', '1000000'],
    ['number', '1000001', undefined],
    ['number', '-1', undefined],
    ['number', 'tolv', undefined],
    ['number', '1e3', undefined],
    ['number', '', ''],
    ['text', ' a\u0000b ', 'ab'],
    ['text', '\u202Eא'.repeat(10_000), undefined],
  ] as const)('%s: %.20j', (kind, typed, kept) => {
    expect(readAnswer(question(kind), typed)).toBe(kept);
  });

  it('is one more or one less of several, and the same tap twice comes to the same', () => {
    const asked = question('several');
    expect(withPart(asked, '3', '1', true)).toBe('1,3');
    expect(withPart(asked, '1,3', '1', true)).toBe('1,3');
    expect(withPart(asked, '1,3', '1', false)).toBe('3');
    expect(withPart(asked, '3', '1', false)).toBe('3');
    expect(withPart(asked, '3', '3', false)).toBe('');
    expect(withPart(asked, '3', '1,2', true)).toBeUndefined();
  });

  it('is read in words', () => {
    expect(answerInWords(question('several'), '1,3', 'sv')).toBe('måndag, lördag');
    expect(answerInWords(question('choice'), '2', 'en')).toBe('en tisdag');
    expect(answerInWords(question('text'), '2', 'en')).toBe('2');
  });
});

describe('a tally', () => {
  it('counts each choice, and of several every one that was chosen', () => {
    expect(tally(question('choice'), ['1', '3', '3', 'x'])).toEqual({
      kind: 'choice',
      count: 4,
      counts: [
        { value: '1', count: 1 },
        { value: '2', count: 0 },
        { value: '3', count: 2 },
      ],
    });
    const several = tally(question('several'), ['1,3', '3']);
    expect(several).toMatchObject({ count: 2, counts: [{ count: 1 }, { count: 0 }, { count: 2 }] });
  });

  it('has the mean of a scale with one decimal', () => {
    expect(tally(question('scale'), ['5', '4', '4'])).toMatchObject({ count: 3, mean: 4.3 });
    expect(tally(question('scale'), [])).toMatchObject({ count: 0, mean: undefined });
  });

  it.each([
    [['9', '10', '7', '6'], 25],
    [['0', '6'], -100],
    [['9', '10'], 100],
    [['7', '8'], 0],
    [[...Array.from({ length: 200 }, () => '8'), '0'], 0],
    [[], undefined],
  ])('has the share of promoters less that of detractors: %.30j', (values, score) => {
    expect(tally(question('nps'), values)).toMatchObject({ count: values.length, score });
  });

  it.each([
    [['3'], { mean: 3, median: 3, least: 3, most: 3 }],
    [['10', '2', '3'], { mean: 5, median: 3, least: 2, most: 10 }],
    [['10', '2', '3', '4'], { mean: 4.8, median: 3.5, least: 2, most: 10 }],
    [[], undefined],
  ])('has the spread of numbers, sorted as numbers: %j', (values, spread) => {
    expect(tally(question('number'), values)).toEqual({ kind: 'number', count: values.length, spread });
  });
});
