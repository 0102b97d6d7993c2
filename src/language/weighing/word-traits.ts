import type { Span } from '#src/language/needs-signs.ts';
import { traitsOfKin } from './vocabulary.ts';
import {
  type Clause,
  type Found,
  stemOf,
  traitsOfNaming,
  traitsOfRead,
  traitsOfWord,
  type Weighable,
  type Word,
} from './words.ts';

/** Words around a word that are looked at, to either side; the nearest ones also for their place. */
const around = 6;
const near = 2;

// Words that tell nothing by themselves, only of their neighbours. Folded.
const little = new Set(
  'och att det som den ett med till for pa av var har hade kan ska vill the and for with from they that have has had can will was were hos dem dom han hon vid men inte ingen inga not any nya ny fler mer more new'.split(
    ' ',
  ),
);

type Placed = Word & { readonly clause: number };

/** The telling words of a text, each with its neighbours and what the rules found at it. */
export function weighableWords(clauses: readonly Clause[], found: Found): Weighable[] {
  const all = clauses.flatMap(({ words }, clause) => words.map((word) => ({ ...word, clause })));
  return all.flatMap((word, at) => {
    if (word.text === 'Q' || word.text.length < 3 || little.has(word.text)) return [];
    const { start, end } = word;
    const covers = (span: Span) => span.start <= start && span.end >= end;
    const kin = traitsOfKin(word.text, all[at + 1]?.text);
    const traits = new Set(['*', ...traitsOfWord(word.text), ...kin, ...traitsOfNeighbours(all, at, word)]);
    for (const sign of found.signs) {
      if (covers(sign)) for (const trait of traitsOfNaming(sign)) traits.add(trait);
      if (sign.is !== 'trigger') continue;
      if (covers(sign)) traits.add(`says:${sign.mode}`);
      else if (isIn(clauses[word.clause], sign))
        traits.add(`${sign.start < start ? '<' : '>'}says:${sign.mode}`);
    }
    for (const trait of traitsOfRead(found.read.filter(covers))) traits.add(trait);
    if (found.plans.some((plan) => plan.start < end && plan.end > start)) traits.add('plan');
    return [{ start, end, traits }];
  });
}

const isIn = (clause: Clause | undefined, { start }: Span) =>
  clause !== undefined && start >= clause.start && start < clause.end;

function* traitsOfNeighbours(all: readonly Placed[], at: number, { clause }: Placed) {
  for (const [mark, side] of [
    ['<', -1],
    ['>', 1],
  ] as const)
    for (let away = 1; away <= around; away += 1) {
      const other = all[at + side * away];
      if (other === undefined || Math.abs(other.clause - clause) > 1) break;
      const stem = stemOf(other.text);
      if (other.clause !== clause) yield `${mark}${mark}${stem}`;
      else {
        yield `${mark}${stem}`;
        if (away <= near) yield `${mark}${away}${stem}`;
      }
    }
}
