import { defineEntity, p } from '@mikro-orm/core';
import { Survey } from './survey.ts';
import { Workspace } from './workspace.ts';

const SealedBallotSchema = defineEntity({
  name: 'SealedBallot',
  tableName: 'sealed_ballots',
  properties: {
    /** An HMAC of the person, or the organisation with one voice, under the survey's key, so that a retry is recognised. No time, and no order. */
    id: p.text().primary(),
    workspace: () => p.manyToOne(Workspace).ref(),
    survey: () => p.manyToOne(Survey).ref(),
    /** The answers, encrypted under the survey's key; equally long for everybody. */
    content: p.blob(),
  },
  indexes: [{ properties: ['survey'] }],
});

/** Anonymous answers of one person, until they are opened together with others. */
export class SealedBallot extends SealedBallotSchema.class {}
SealedBallotSchema.setClass(SealedBallot);
