import type { EntityManager } from '@mikro-orm/postgresql';
import { AnonymousAnswer } from '#entities/anonymous-answer.ts';
import { Delivery, type DeliveryStatus } from '#entities/delivery.ts';
import { Survey, type Voice } from '#entities/survey.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { listQuestions, type QuestionView, type SurveyView, viewSurvey } from './reads.ts';
import { voiceOf } from './rules.ts';
import { type Tally, tallyOf } from './tally.ts';

/** Somebody who was asked, as coordinators see them. */
export type Asked = {
  readonly name: string;
  /** The organisation they answer for; undefined when they were asked for themselves. */
  readonly organisation: string | undefined;
};

/** One answer, with who gave it unless it is anonymous. */
export type GivenAnswer = { readonly value: string; readonly by: Asked | undefined };

/** How many of those asked the questions have reached, each counted once. */
export type Reach = {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Whom it did not reach, and the code of the reason. */
  readonly notReached: readonly { readonly name: string; readonly reason: string }[];
};

/** A question with its answers, the oldest first, and what they come to. */
export type QuestionResults = QuestionView & {
  readonly answers: readonly GivenAnswer[];
  readonly tally: Tally;
};

/** What a survey has come to. For coordinators only: it says who answered what, unless it is anonymous. */
export type Results = {
  readonly survey: SurveyView;
  /** Voices: persons, or organisations where they have one each. */
  readonly asked: number;
  readonly answered: number;
  readonly questions: readonly QuestionResults[];
  /** Everybody asked whose voice has not been heard; of an organisation with one voice all who speak for it. */
  readonly silent: readonly Asked[];
  readonly reach: Reach;
};

/** A survey with everybody's answers, the oldest first; undefined when it is not there. */
export async function findResults(em: EntityManager, surveyId: string): Promise<Results | undefined> {
  const survey = await em.findOne(Survey, surveyId);
  if (survey === null) return undefined;
  const requests = await em.find(
    SurveyRequest,
    { survey: surveyId },
    { populate: ['person', 'organisation'], orderBy: { id: 'asc' } },
  );
  const given = survey.anonymous
    ? await listAnonymous(em, surveyId)
    : await listGiven(em, surveyId, requests);
  const questions = await listQuestions(em, surveyId);
  const silent = requests.filter(({ answeredAt }) => !answeredAt);
  return {
    survey: viewSurvey(survey),
    asked: countVoices(requests, survey.voice),
    answered: countVoices(requests, survey.voice) - countVoices(silent, survey.voice),
    questions: questions.map((question) => {
      const answers = given.get(question.id) ?? [];
      const values = answers.map(({ value }) => value);
      return { ...question, answers, tally: tallyOf(question, values) };
    }),
    silent: silent.map(viewAsked),
    reach: await findReach(em, surveyId),
  };
}

function countVoices(requests: readonly SurveyRequest[], voice: Voice): number {
  return new Set(requests.map((one) => voiceOf(one, voice))).size;
}

type GivenAnswers = ReadonlyMap<string, readonly GivenAnswer[]>;

async function listGiven(
  em: EntityManager,
  surveyId: string,
  requests: readonly SurveyRequest[],
): Promise<GivenAnswers> {
  const responses = await em.find(
    SurveyResponse,
    { question: { survey: surveyId } },
    { orderBy: { id: 'asc' } },
  );
  const people = new Map(requests.map((request) => [request.id, viewAsked(request)]));
  return byQuestion(
    responses.flatMap(({ question, value, request }) => {
      const by = people.get(request.id);
      return by === undefined ? [] : [{ question: question.id, value, by }];
    }),
  );
}

/** In the order of their ids, which are random: an order that tells nothing, but is the same on every page. */
async function listAnonymous(em: EntityManager, surveyId: string): Promise<GivenAnswers> {
  const answers = await em.find(
    AnonymousAnswer,
    { question: { survey: surveyId } },
    { orderBy: { id: 'asc' } },
  );
  return byQuestion(answers.map(({ question, value }) => ({ question: question.id, value, by: undefined })));
}

function byQuestion(answers: readonly (GivenAnswer & { readonly question: string })[]): GivenAnswers {
  return Map.groupBy(answers, ({ question }) => question);
}

function viewAsked(request: SurveyRequest): Asked {
  return {
    name: request.person.getEntity().name,
    organisation: request.organisation?.getEntity().name,
  };
}

/** The best that became of anything sent to a person counts: a reminder that arrived makes up for questions that did not. */
const bestFirst: readonly DeliveryStatus[] = ['sent', 'sending', 'waiting', 'failed', 'cancelled'];

async function findReach(em: EntityManager, surveyId: string): Promise<Reach> {
  const deliveries = await em.find(
    Delivery,
    { subjectId: surveyId, message: { $in: ['survey.ask', 'survey.remind'] } },
    { populate: ['person'], orderBy: { id: 'asc' } },
  );
  const byPerson = Map.groupBy(deliveries, (delivery) => delivery.person?.id);
  const best = [...byPerson.values()].flatMap((own) => {
    const [first] = own.toSorted((a, b) => bestFirst.indexOf(a.status) - bestFirst.indexOf(b.status));
    return first === undefined ? [] : [first];
  });
  const count = (...statuses: readonly DeliveryStatus[]) =>
    best.filter(({ status }) => statuses.includes(status)).length;
  return {
    sent: count('sent'),
    waiting: count('waiting', 'sending'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    notReached: best
      .filter(({ status }) => status === 'failed')
      .map(({ person, reason }) => ({ name: person?.getEntity().name ?? '', reason: reason ?? 'fault' })),
  };
}
