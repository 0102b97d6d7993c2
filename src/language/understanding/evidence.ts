import type { ReadNeeds } from '#src/language/needs.ts';
import type { ReadWay } from '#src/language/ways.ts';
import type { Attributed } from './attribution.ts';
import type { NameMention } from './name-conflicts.ts';
import type { OccasionDays } from './occasion-days.ts';
import type { Register, Registered } from './register.ts';
import type { RoledMention } from './roles.ts';
import type { Token } from './tokens.ts';

/** All that was read in a sentence, to be judged whether it may be logged. `masked` has names as runs of `q`. */
export type Evidence<T extends Registered> = {
  readonly masked: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly RoledMention[];
  readonly weak: readonly NameMention[];
  readonly days: OccasionDays;
  readonly ways: readonly ReadWay[];
  readonly needs: ReadNeeds;
  readonly told: readonly Attributed[];
  readonly register: Register<T>;
};
