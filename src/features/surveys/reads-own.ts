import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Person } from '#entities/person.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';

/** One survey in a list of somebody's own. */
export type OwnSurvey = {
  readonly requestId: string;
  readonly title: string;
  /** Whose voice it is, where organisations have one each. */
  readonly organisation: string | undefined;
  readonly closesAt: DateTime;
  readonly answered: boolean;
  readonly anonymous: boolean;
};

/** The surveys that a person may still answer, the one that closes first at the top. */
export async function listOwnOpen(
  em: EntityManager,
  person: Person,
  now: DateTime,
): Promise<readonly OwnSurvey[]> {
  const found = await em.find(
    SurveyRequest,
    { person: person.id, survey: { closesAt: { $gt: now }, closedAt: null } },
    { populate: ['survey', 'organisation'], orderBy: { survey: { closesAt: 'asc' }, id: 'asc' } },
  );
  return found.map(viewOwn);
}

/** How many closed surveys a person is shown, of those in which they may be quoted. */
const mostQuoted = 10;

/** The closed surveys in which a person has said that they may be quoted, the one that closed last at the top. */
export async function listOwnQuoted(
  em: EntityManager,
  person: Person,
  now: DateTime,
): Promise<readonly OwnSurvey[]> {
  const quoted = await em.find(
    SurveyResponse,
    { quote: { $ne: null }, request: { person: person.id } },
    { fields: ['request'] },
  );
  const found = await em.find(
    SurveyRequest,
    {
      id: { $in: [...new Set(quoted.map(({ request }) => request.id))] },
      survey: { $or: [{ closesAt: { $lte: now } }, { closedAt: { $ne: null } }] },
    },
    { populate: ['survey', 'organisation'], orderBy: { survey: { closesAt: 'desc' } }, limit: mostQuoted },
  );
  return found.map(viewOwn);
}

function viewOwn(request: SurveyRequest): OwnSurvey {
  const { title, closesAt, anonymous, voice } = request.survey.getEntity();
  const organisation = voice === 'organisation' ? request.organisation?.getEntity().name : undefined;
  return {
    requestId: request.id,
    title,
    organisation,
    closesAt,
    anonymous,
    answered: Boolean(request.answeredAt),
  };
}
