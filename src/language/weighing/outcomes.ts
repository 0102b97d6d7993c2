import { type Category, categories } from '#entities/need.ts';

/** What may be said of a category. */
export const sayings = ['need', 'offer', 'closed'] as const;
export type Saying = (typeof sayings)[number];
/** A category, and what is said of it. */
export type Outcome = { readonly category: Category; readonly saying: Saying };

/** Everything that may be said of needs and offers. */
export const outcomes: readonly Outcome[] = categories.flatMap((category) =>
  sayings.map((saying) => ({ category, saying })),
);

/**
 * What a trait weighs for: each category, each saying, and each outcome, so that "har ett övertaligt" tells of an
 * offer whatever the thing is, and "mixerbord" of equipment whatever is said of it.
 */
export const scales: readonly string[] = [
  ...categories,
  ...sayings,
  ...outcomes.map(({ category, saying }) => `${category}:${saying}`),
];

/** The scales on which each outcome is weighed. */
export const scalesOf: readonly (readonly number[])[] = outcomes.map(({ category, saying }, at) => [
  categories.indexOf(category),
  categories.length + sayings.indexOf(saying),
  categories.length + sayings.length + at,
]);
