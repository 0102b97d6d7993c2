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

it.each([
  ['few', 12, 2000],
  ['many', 80, 600],
])(
  'finds whatever may be a misspelling among %s, and nothing else, as if all were compared',
  (_, maxLength, numRuns) => {
    const run = check(
      property(array(name, { minLength: maxLength / 2, maxLength }), name, (names, asked) => {
        const likeness = new Likeness();
        return names.every((added, at) => {
          likeness.add(added);
          const alike = names
            .slice(0, at + 1)
            .filter((one) => one !== asked && (isMisspelling(asked, one) || isMisspelling(one, asked)));
          return likeness.find(asked) === alike.sort()[0];
        });
      }),
      { numRuns, seed: 11 },
    );
    expect(run.counterexample).toBeNull();
  },
);
