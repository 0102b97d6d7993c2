import { array, check, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { Likeness } from '#src/features/register/likeness.ts';
import { isMisspelling } from '#src/language/organisation-names.ts';

const word = constantFrom(
  'hagsatra',
  'hagsatre',
  'satra',
  'sarta',
  'okra',
  'kora',
  'kroa',
  'folkdans',
  'folkdnas',
  'folkdan',
  'kor',
  'ik',
  'fol',
  'kdans',
  '2',
);
const name = array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

it('finds whatever may be a misspelling, and nothing else, as if all were compared', () => {
  const run = check(
    property(array(name, { maxLength: 12 }), name, (names, asked) => {
      const likeness = new Likeness();
      for (const one of names) likeness.add(one);
      const alike = names.filter(
        (one) => one !== asked && (isMisspelling(asked, one) || isMisspelling(one, asked)),
      );
      return likeness.find(asked) === alike.sort()[0];
    }),
    { numRuns: 2000, seed: 11 },
  );
  expect(run.counterexample).toBeNull();
});
