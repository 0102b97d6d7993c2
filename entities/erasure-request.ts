import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

/** What a coordinator can decide. */
export const erasureDecisions = ['granted', 'refused'] as const;
/** One of them. */
export type ErasureDecision = (typeof erasureDecisions)[number];

const ErasureRequestSchema = defineEntity({
  name: 'ErasureRequest',
  tableName: 'erasure_requests',
  properties: {
    ...row,
    person: () => p.manyToOne(Person).ref(),
    askedAt: instant(),
    decision: p.enum(erasureDecisions).nullable(),
    decidedBy: () => p.manyToOne(Person).ref().nullable(),
    decidedAt: instant().nullable(),
    /** Why it was refused; the person is told. */
    reason: p.text().nullable(),
    /** When what was granted was carried out: after the person was told, while they could still be reached. */
    erasedAt: instant().nullable(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['person'] },
    { properties: ['decidedBy'] },
    {
      name: 'erasure_requests_open',
      expression:
        'create unique index erasure_requests_open on erasure_requests (person_id) where decided_at is null',
    },
    {
      // Every minute, in every workspace: what is there to carry out?
      name: 'erasure_requests_granted',
      expression:
        "create index erasure_requests_granted on erasure_requests (decided_at) where decision = 'granted' and erased_at is null",
    },
  ],
});

/** That somebody asks for what is kept about them to be erased, and what a coordinator decided. */
export class ErasureRequest extends ErasureRequestSchema.class {}
ErasureRequestSchema.setClass(ErasureRequest);
