import { defineEntity, p } from '@mikro-orm/core';
import { Matching, matchingStatuses } from './matching.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const MatchingStepSchema = defineEntity({
  name: 'MatchingStep',
  tableName: 'matching_steps',
  properties: {
    ...row,
    matching: () => p.manyToOne(Matching).ref().deleteRule('cascade'),
    /** Null for the first step. */
    fromStatus: p.enum(matchingStatuses).nullable(),
    toStatus: p.enum(matchingStatuses),
    person: () => p.manyToOne(Person).ref(),
  },
  indexes: [{ properties: ['matching'] }, { properties: ['person'] }],
});

/** One move of a matching: from what, to what, by whom; when is `createdAt`. */
export class MatchingStep extends MatchingStepSchema.class {}
MatchingStepSchema.setClass(MatchingStep);
