import { readdirSync } from 'node:fs';
import { readRegister } from '#src/cli/register-file.ts';
import { foldText } from '#src/language/folded-text.ts';
import { readNeeds } from '#src/language/needs.ts';
import { signsOf } from '#src/language/needs-signs.ts';
import { spellOut } from '#src/language/spelled-out.ts';
import { findNameMentions } from '#src/language/understanding/name-mentions.ts';
import { readOccasionDays } from '#src/language/understanding/occasion-days.ts';
import { Register } from '#src/language/understanding/register.ts';
import { traitsOfRole } from '#src/language/understanding/role-traits.ts';
import { type RoledMention, tellRoles } from '#src/language/understanding/roles.ts';
import { tokensOf } from '#src/language/understanding/tokens.ts';
import { mask } from '#src/language/understanding/understand.ts';
import { weighableClauses } from '#src/language/weighing/clause-traits.ts';
import { type Outcome, outcomes } from '#src/language/weighing/outcomes.ts';
import { weighableWords } from '#src/language/weighing/word-traits.ts';
import { wordsByClause } from '#src/language/weighing/words.ts';
import { type Labelled, readLabelled } from './labelled.ts';
import type { Lesson } from './learner.ts';

/** A labelled sentence with what is to be learned from it. */
export type Example = {
  readonly labelled: Labelled;
  readonly register: Register;
  readonly clauses: Lesson;
  readonly words: Lesson;
  /** One for each actor whose role is labelled. */
  readonly roles: readonly Lesson[];
};

/** Reads fragments: what is said of needs and offers, of nobody. */
export function readFragments(folder: URL): Example[] {
  return examplesIn(folder, new Register([]));
}

/** Reads what one hand wrote: `register.csv` and files of labelled sentences beside it. */
export function readHand(folder: URL): Example[] {
  return examplesIn(folder, new Register(readRegister(new URL('register.csv', folder).pathname)));
}

function examplesIn(folder: URL, register: Register): Example[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => readLabelled(new URL(file, folder)))
    .map((labelled) => exampleOf(labelled, register));
}

function exampleOf(labelled: Labelled, register: Register): Example {
  const folded = spellOut(foldText(labelled.sentence), labelled.sentence);
  const named = findNameMentions(register, tokensOf(labelled.sentence, folded), folded.text);
  const masked = mask(folded, named.mentions);
  const { spans, plans } = readOccasionDays(masked, labelled.now);
  const { read } = readNeeds(masked.text);
  const found = { signs: signsOf(masked.text), read, days: spans, plans };
  const clauses = wordsByClause(masked.text);
  const said = outcomes.map((outcome) => isLabelled(labelled, outcome));
  const roled = tellRoles(masked.text, named.mentions);
  return {
    labelled,
    register,
    clauses: { parts: weighableClauses(clauses, found).map(({ traits }) => [...traits]), said },
    words: { parts: weighableWords(clauses, found).map(({ traits }) => [...traits]), said },
    roles: labelled.unclear ? [] : rolesOf(labelled, masked.text, roled, register),
  };
}

const fields = { need: 'needs', offer: 'offers', closed: 'closedNeeds' } as const;

function isLabelled({ labels }: Labelled, { category, saying }: Outcome): boolean {
  return labels[fields[saying]].some((told) => told.endsWith(`/${category}`));
}

function rolesOf(
  { labels }: Labelled,
  masked: string,
  roled: readonly RoledMention[],
  register: Register,
): Lesson[] {
  return roled.flatMap(({ organisations: [place = -1, ...others] }, at) => {
    const named = register.organisations[place];
    if (named === undefined || others.length > 0) return [];
    const isReferral = labels.referTo === named.name;
    const isContact = !isReferral && labels.organisations.includes(named.name);
    const isMentioned = !isReferral && labels.mentioned.includes(named.name);
    if (!isReferral && !isContact && !isMentioned) return [];
    const parts = [traitsOfRole(masked, roled, at, named.kind)];
    return [{ parts, said: [isContact, isReferral, isMentioned] }];
  });
}
