import type { WeighedNeeds } from '#src/language/weighing/weigh.ts';
import type { Doubt } from './doubts.ts';
import type { Evidence } from './evidence.ts';
import type { Registered } from './register.ts';

const steps = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.985];

/** All that may tell whether what was understood is right. */
export function traitsOfSureness<T extends Registered>(
  { masked, mentions, days, ways, told }: Evidence<T>,
  { certainty, agreed, unknown, read }: WeighedNeeds,
  doubts: readonly Doubt[],
): string[] {
  const reached = steps.filter((step) => certainty >= step);
  const words = masked.split(' ').length;
  const contacts = new Set(
    mentions.filter(({ role }) => role === 'contact').flatMap(({ organisations }) => organisations),
  );
  return [
    '*',
    ...reached.map((step) => `certain:${step}`),
    agreed ? 'agreed' : 'disagreed',
    ...reached.map((step) => `${agreed ? 'agreed' : 'disagreed'}:${step}`),
    ...doubts.map((doubt) => `doubt:${doubt}`),
    ...[1, 2, 3].filter((least) => doubts.length >= least).map((least) => `doubts:${least}`),
    ...(doubts.length === 0 ? reached.map((step) => `no doubt:${step}`) : []),
    ...[1, 2, 3].filter((least) => unknown.length >= least).map((least) => `unknown:${least}`),
    ...read.map(({ category, mode }) => `said:${category}:${mode}`),
    `read:${Math.min(read.length, 4)}`,
    `contacts:${Math.min(contacts.size, 3)}`,
    `told:${told.some(({ doubtful }) => doubtful)}`,
    ...[10, 15, 20, 30, 40].filter((least) => words >= least).map((least) => `words:${least}`),
    `day:${days.happenedOn !== undefined}`,
    `next:${days.nextOn !== undefined}`,
    `way:${ways.length}`,
    ...mentions.map(({ role }) => `role:${role}`),
  ];
}

/** From this likelihood on that all is right, a sentence is logged without asking. */
const sureFrom = 0.78;
/** Whom it is about has to be known, and a writer who is not sure is asked, whatever is likely. */
const always: ReadonlySet<Doubt> = new Set([
  'nobody',
  'whichOne',
  'many',
  'scattered',
  'hedged',
  'unknownName',
]);

/** Whether a sentence would be logged without asking. */
export function isSure(likelihood: number, doubts: readonly Doubt[]): boolean {
  return likelihood >= sureFrom && !doubts.some((doubt) => always.has(doubt));
}
