import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.ts';
import { row } from './row.ts';

/** The way of a matching, in order; `declined` and `ended` are its two other ends. */
export const matchingStatuses = [
  'suggested',
  'asked',
  'declined',
  'introduced',
  'met',
  'cooperating',
  'longer-collaboration',
  'ended',
] as const;
/** One of them. */
export type MatchingStatus = (typeof matchingStatuses)[number];

const MatchingSchema = defineEntity({
  name: 'Matching',
  tableName: 'matchings',
  properties: {
    ...row,
    purpose: p.text(),
    status: p.enum(matchingStatuses),
    /** Why it ended or was declined. */
    endReason: p.text().nullable(),
    /** Who logged it. */
    coordinator: () => p.manyToOne(Person).ref(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['coordinator'] },
    {
      name: 'matchings_created',
      expression: 'create index matchings_created on matchings (workspace_id, created_at)',
    },
  ],
});

/** Two or more parties brought together for a purpose (matchning). */
export class Matching extends MatchingSchema.class {}
MatchingSchema.setClass(Matching);
