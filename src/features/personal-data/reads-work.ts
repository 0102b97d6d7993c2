import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Contact } from '#entities/contact.ts';
import { ErasureRequest } from '#entities/erasure-request.ts';
import { Information } from '#entities/information.ts';
import { Matching } from '#entities/matching.ts';
import { MatchingStep } from '#entities/matching-step.ts';
import { Meeting } from '#entities/meeting.ts';
import { NextStep } from '#entities/next-step.ts';
import type { Person } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyDraft } from '#entities/survey-draft.ts';
import type { Entry } from './rules.ts';

/** Where somebody stands as the one who did it, at work: what and when, not what was written. Newest first. */
export async function collectWork(em: EntityManager, { id }: Person): Promise<readonly Entry[]> {
  const done = async (kind: string, found: Promise<readonly { readonly createdAt: DateTime }[]>) =>
    (await found).map(({ createdAt }) => ({ kind, at: createdAt.toUTC().toISO() }));
  const groups = [
    await done('contact.log', em.find(Contact, { coordinator: id })),
    await done('matching.log', em.find(Matching, { coordinator: id })),
    await done('matching.move', em.find(MatchingStep, { person: id })),
    await done('meeting.plan', em.find(Meeting, { organiser: id })),
    await done('survey.send', em.find(Survey, { coordinator: id })),
    await done('survey.draft', em.find(SurveyDraft, { coordinator: id })),
    await done('information.write', em.find(Information, { coordinator: id })),
    await done('nextStep.take', em.find(NextStep, { coordinator: id })),
    await done('referral.send', em.find(Referral, { coordinator: id })),
    await done('erasure.decide', em.find(ErasureRequest, { decidedBy: id })),
  ];
  return groups.flat().sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}
