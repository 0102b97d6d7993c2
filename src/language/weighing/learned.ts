import { readFileSync } from 'node:fs';
import { scales, scalesOf } from './outcomes.ts';
import type { NeedWeights } from './weigh.ts';
import { readWeights, type ScalesOf, Weights } from './weights.ts';

/** What an actor that is named may have to do with the occasion. */
export const roleScales = ['contact', 'referral', 'mentioned'] as const;
/** The one thing to know of a reading. */
const surenessScales = ['right'] as const;
const each = (names: readonly string[]): ScalesOf => names.map((_, at) => [at]);
const scalesOfRoles = each(roleScales);
const scalesOfSureness = each(surenessScales);

/** What was learned from labelled sentences (`npm run train`). */
export type Learned = NeedWeights & {
  /** What the words around a name tell of its role. */
  readonly roles: Weights;
  /** Whether all that was understood is right. */
  readonly sureness: Weights;
};

/** The files of weights, with their scales. */
export const files = {
  clauses: { url: new URL('learned/clauses.tsv', import.meta.url), names: scales, of: scalesOf },
  words: { url: new URL('learned/words.tsv', import.meta.url), names: scales, of: scalesOf },
  roles: { url: new URL('learned/roles.tsv', import.meta.url), names: roleScales, of: scalesOfRoles },
  sureness: {
    url: new URL('learned/sureness.tsv', import.meta.url),
    names: surenessScales,
    of: scalesOfSureness,
  },
} as const;

const read = ({ url, names, of }: (typeof files)[keyof typeof files]) =>
  new Weights(readWeights(readFileSync(url, 'utf8'), names), of);

let kept: Learned | undefined;

/** What was learned; read from its files when it is first asked for, a few megabytes. */
export function learnedWeights(): Learned {
  kept ??= {
    clauses: read(files.clauses),
    words: read(files.words),
    roles: read(files.roles),
    sureness: read(files.sureness),
  };
  return kept;
}
