import type { Sign } from '#src/language/needs-signs.ts';
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

/** The clauses of a text with their traits: their words, pairs of words, and what the rules found in them. */
export function weighableClauses(clauses: readonly Clause[], found: Found): Weighable[] {
  return clauses.map(({ start, end, words }, at) => {
    const isIn = (span: { start: number }) => span.start >= start && span.start < end;
    const signs = found.signs.filter(isIn);
    const traits = new Set(['*', ...traitsOfWords(words), ...traitsOfSigns(signs)]);
    for (const before of clauses[at - 1]?.words ?? []) traits.add(`<${stemOf(before.text)}`);
    for (const after of clauses[at + 1]?.words ?? []) traits.add(`>${stemOf(after.text)}`);
    for (const trait of traitsOfRead(found.read.filter(isIn))) traits.add(trait);
    if (found.read.length === 0) traits.add('read:none');
    if (found.plans.some((plan) => plan.start < end && plan.end > start)) traits.add('plan');
    else if (found.days.some(isIn)) traits.add('day');
    if (at === 0) traits.add('first');
    return { start, end, traits };
  });
}

function* traitsOfWords(words: readonly Word[]) {
  for (const [at, { text }] of words.entries()) {
    const next = words[at + 1];
    yield* traitsOfWord(text);
    yield `${at === 0 ? '^ ' : ''}${stemOf(text)} ${next === undefined ? '$' : stemOf(next.text)}`;
    yield* traitsOfKin(text, next?.text);
  }
}

function* traitsOfSigns(signs: readonly Sign[]) {
  for (const sign of signs) {
    yield* traitsOfNaming(sign);
    if (sign.is !== 'trigger') continue;
    yield `says:${sign.mode}`;
    for (const named of signs) {
      if (named.is === 'trigger' || named.is === 'boundary') continue;
      const order = sign.start < named.start ? '>' : '<';
      yield* [`${sign.mode}${order}${named.category}`, `${sign.mode}${order}`];
    }
  }
}
