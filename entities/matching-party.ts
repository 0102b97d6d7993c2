import { defineEntity, p } from '@mikro-orm/core';
import { Matching } from './matching.ts';
import { Organisation } from './organisation.ts';
import { row } from './row.ts';

/** What a party does in a matching. */
export const partyRoles = ['convenes', 'contributes', 'informed'] as const;
/** One of them. */
export type PartyRole = (typeof partyRoles)[number];

const MatchingPartySchema = defineEntity({
  name: 'MatchingParty',
  tableName: 'matching_parties',
  properties: {
    ...row,
    matching: () => p.manyToOne(Matching).ref().deleteRule('cascade'),
    organisation: () => p.manyToOne(Organisation).ref(),
    role: p.enum(partyRoles),
  },
  uniques: [{ properties: ['matching', 'organisation'] }],
  indexes: [{ properties: ['organisation'] }],
});

/** An organisation in a matching, and its role there. */
export class MatchingParty extends MatchingPartySchema.class {}
MatchingPartySchema.setClass(MatchingParty);
