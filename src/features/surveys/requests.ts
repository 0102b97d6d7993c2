import type { EntityManager } from '@mikro-orm/postgresql';
import { SurveyRequest } from '#entities/survey-request.ts';
import { type QuoteConsent, SurveyResponse } from '#entities/survey-response.ts';
import { listQuestions, type QuestionView, type SurveyView, viewSurvey } from './reads.ts';

/** What one person was asked, and what they have answered so far, by question. */
export type RequestView = {
  readonly id: string;
  readonly personId: string;
  /** Whether they have answered anything, or sent their anonymous form. */
  readonly answered: boolean;
  readonly survey: SurveyView;
  readonly questions: readonly QuestionView[];
  /** By question; where organisations have one voice, their organisation's. */
  readonly answers: ReadonlyMap<string, string>;
  /** Free texts that they have written themselves, by question, and how they may be quoted. */
  readonly ownTexts: ReadonlyMap<string, QuoteConsent | null>;
  /** Set where they answer with one voice for an organisation. */
  readonly voice:
    | {
        readonly organisation: string;
        /** Whose answers stand now, but for their own. Nobody where it is anonymous. */
        readonly others: readonly string[];
      }
    | undefined;
  /** What they were asked for the other organisations that they speak for in the same survey. */
  readonly alsoFor: readonly OtherVoice[];
};

/** The same survey for another organisation that the same person speaks for. */
export type OtherVoice = {
  readonly request: string;
  readonly organisation: string;
  readonly answered: boolean;
};

/** One person's request with their own answers; undefined when it is not there. */
export async function findRequest(em: EntityManager, id: string): Promise<RequestView | undefined> {
  const request = await em.findOne(SurveyRequest, id, { populate: ['survey', 'organisation'] });
  return request === null ? undefined : viewRequest(em, request);
}

/**
 * What a person was asked in a survey; undefined when they were not. Of several organisations that they speak for, the
 * first that is `first`: still to be answered for, or answered for.
 */
export async function findRequestOf(
  em: EntityManager,
  asked: { readonly surveyId: string; readonly personId: string; readonly first: 'silent' | 'answered' },
): Promise<RequestView | undefined> {
  const requests = await em.find(
    SurveyRequest,
    { survey: asked.surveyId, person: asked.personId },
    { populate: ['survey', 'organisation'], orderBy: { organisation: { name: 'asc' }, id: 'asc' } },
  );
  const wanted = asked.first === 'answered';
  const request = requests.find(({ answeredAt }) => Boolean(answeredAt) === wanted) ?? requests[0];
  return request === undefined ? undefined : viewRequest(em, request);
}

async function viewRequest(em: EntityManager, request: SurveyRequest): Promise<RequestView> {
  const survey = request.survey.getEntity();
  const organisation = survey.voice === 'organisation' ? request.organisation?.getEntity() : undefined;
  const sharing =
    organisation === undefined
      ? [request]
      : await em.find(SurveyRequest, sharingVoice(request), {
          populate: ['person'],
          orderBy: { id: 'asc' },
        });
  const responses = await em.find(SurveyResponse, { request: { $in: sharing.map(({ id }) => id) } });
  const speakers = new Set(responses.map((response) => response.request.id));
  const others = sharing.filter(({ id }) => id !== request.id && speakers.has(id));
  return {
    id: request.id,
    personId: request.person.id,
    answered: Boolean(request.answeredAt),
    survey: viewSurvey(survey),
    questions: await listQuestions(em, survey.id),
    answers: new Map(responses.map((response) => [response.question.id, response.value])),
    ownTexts: new Map(
      responses
        .filter((response) => response.request.id === request.id)
        .map((response) => [response.question.id, response.quote ?? null]),
    ),
    voice: organisation && {
      organisation: organisation.name,
      others: others.map(({ person }) => person.getEntity().name),
    },
    alsoFor: organisation === undefined ? [] : await listOtherVoices(em, request),
  };
}

async function listOtherVoices(em: EntityManager, request: SurveyRequest): Promise<readonly OtherVoice[]> {
  const others = await em.find(
    SurveyRequest,
    { survey: request.survey.id, person: request.person.id, id: { $ne: request.id } },
    { populate: ['organisation'], orderBy: { organisation: { name: 'asc' }, id: 'asc' } },
  );
  return others.flatMap(({ id, organisation, answeredAt }) =>
    organisation
      ? [{ request: id, organisation: organisation.getEntity().name, answered: Boolean(answeredAt) }]
      : [],
  );
}

/** Finds the requests that share one voice: those of the same organisation where it has one, or one alone. */
export function sharingVoice({ id, survey, organisation }: SurveyRequest) {
  return survey.getEntity().voice === 'organisation' && organisation
    ? { survey: survey.id, organisation: organisation.id }
    : { id };
}
