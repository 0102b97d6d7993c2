import { array, check, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMisspelling } from '#src/language/organisation-names.ts';
import { isOneSlip, Slips } from '#src/language/slips.ts';
import { isWithin, slipsBetween } from '#src/language/understanding/word-forms.ts';

describe('one slip', () => {
  it.each([
    ['folkdans', 'folkdanz', true],
    ['folkdans', 'folkdas', true],
    ['folkdans', 'folkdanss', true],
    ['folkdans', 'folkdnas', true],
    ['folkdans', 'olkdans', true],
    ['folk dans', 'folkdans', true],
    ['aab', 'ab', true],
    ['folkdans', 'folkdans', false],
    ['folkdans', 'folkdazz', false],
    ['folkdans', 'fokldnas', false],
    ['folkdans', 'folkdsna', false],
    ['ab', 'abcd', false],
    ['', 'a', true],
    ['', '', false],
  ])('parts %j from %j: %s', (a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected);
    expect(isOneSlip(b, a)).toBe(expected);
  });
});

const letters = [...'abcdefghijklmnopqrstuvwxyz '];

/** All that one slip can make of a name. */
function slipsOf(name: string): string[] {
  const made = Array.from({ length: name.length + 1 }, (_, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at)];
    return [
      before + after.slice(1),
      before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2),
      ...letters.flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
    ];
  });
  return [...new Set(made.flat())].filter((one) => one !== name);
}

describe('names in memory', () => {
  const names = ['hagsatra folkdans', 'ik orby', 'tvilling', 'kor', 'bokcirkeln', 'orby scoutkar vast'];
  const slips = new Slips(names, (name) => [name]);

  it.each(names)('are found by every slip that leaves %s a misspelling of it', (name) => {
    const typed = slipsOf(name).filter((one) => one.trim() === one && isMisspelling(one, name));
    expect(typed.length).toBeGreaterThan(20);
    expect(typed.filter((one) => slips.find(one) !== name)).toEqual([]);
  });

  it('are not found by a slip in a short word, by another number or by two slips', () => {
    const numbered = new Slips([...names, 'odlarna 1'], (name) => [name]);
    for (const typed of ['fk orby', 'odlarna 2', 'hagsatra fokldnas', 'hagsatra', ''])
      expect(numbered.find(typed), typed).toBeUndefined();
  });

  it('are nobody where two are one slip away, or where one goes on from what was typed', () => {
    const two = new Slips(['vinterhamn', 'vinterhavn'], (name) => [name]);
    expect(two.find('vinterhabn')).toBeUndefined();
    expect(two.find('vinterhann')).toBeUndefined();
    expect(two.find('vinterham')).toBe('vinterhamn');
    const begun = new Slips(['satra kulturo', 'satra kulturforening'], (name) => [name]);
    expect(begun.find('satra kultur')).toBeUndefined();
    expect(begun.find('satra kultura')).toBe('satra kulturo');
  });

  it('are those of one, whichever of them was typed', () => {
    const one = { names: ['ragsveds kvinnoforening', 'systrarna', 'systrana'] };
    const other = { names: ['hagsatra folkdans'] };
    const all = new Slips([one, other], (it) => it.names);
    expect(all.named('systrana')).toEqual([one]);
    expect(all.named('systra')).toEqual([]);
    expect(all.find('systrarana')).toBe(one);
  });
});

it('says as surely whether two words are so few slips apart as by counting them', () => {
  const word = array(constantFrom('a', 'b', 'c'), { maxLength: 9 }).map((all) => all.join(''));
  const run = check(
    property(integer({ min: 0, max: 4 }), word, word, (slips, a, b) => {
      return isWithin(slips, a, b) === slipsBetween(a, b) <= slips;
    }),
    { numRuns: 5000, seed: 5 },
  );
  expect(run.counterexample).toBeNull();
});
