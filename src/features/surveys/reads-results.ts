import type { EntityManager } from '@mikro-orm/postgresql';
import { Survey } from '#entities/survey.ts';
import { listQuestions, type QuestionView, type SurveyView, viewSurvey } from './reads.ts';
import {
  type CountedAnswer,
  type CountedRate,
  type CountedReach,
  countAnswers,
  countRates,
  countReach,
  countVoices,
  listNotReached,
  listSilent,
  listWritten,
  type SilentGroup,
  type WrittenAnswer,
} from './tallies.ts';
import { type Tally, tallyOf } from './tally.ts';

/** How many are named on a card, of those who have not answered and of those not reached. */
const mostNamed = 10;
/** How many free texts stand on a card. */
export const textsOnCard = 10;

/** How many of those asked the questions have reached, each counted once. */
export type Reach = CountedReach & {
  /** Whom it did not reach, and the code of the reason; not more than asked for. */
  readonly notReached: readonly { readonly name: string; readonly reason: string }[];
};

/** A question with what its answers come to. */
export type QuestionResults = QuestionView & {
  readonly tally: Tally;
  /** The first free texts. */
  readonly texts: readonly WrittenAnswer[];
};

/** What a survey has come to. For coordinators only: it says who answered what, unless it is anonymous. */
export type Results = {
  readonly survey: SurveyView;
  /** Voices: persons, or organisations where they have one each. */
  readonly asked: number;
  readonly answered: number;
  readonly questions: readonly QuestionResults[];
  /** Anonymous answers that cannot be shown: too few, or not opened yet. */
  readonly hidden: boolean;
  /** Who has not answered, by organisation; nobody is named where it is anonymous. */
  readonly silent: { readonly groups: number; readonly shown: readonly SilentGroup[] };
  readonly reach: Reach;
};

/** How much of a survey is read. */
export interface Extent {
  readonly texts: number;
  readonly named: number;
}

const onCard: Extent = { texts: textsOnCard, named: mostNamed };

/** What a survey has come to by now, as much of it as a card holds unless more is asked for; undefined when it is not there. */
export async function findResults(
  em: EntityManager,
  surveyId: string,
  extent: Extent = onCard,
): Promise<Results | undefined> {
  const survey = await em.findOne(Survey, surveyId);
  if (survey === null) return undefined;
  const { asked, silent } = await countVoices(em, survey);
  const counted = await countAnswers(em, survey);
  const questions: QuestionResults[] = [];
  for (const question of await listQuestions(em, surveyId)) {
    const texts =
      question.kind === 'text'
        ? await listWritten(em, survey, { question: question.id, skipped: 0, limit: extent.texts })
        : [];
    questions.push({ ...question, texts, tally: tallyOf(question, given(question, counted)) });
  }
  const reach = await countReach(em, survey);
  return {
    survey: viewSurvey(survey),
    asked,
    answered: asked - silent,
    questions,
    hidden: survey.anonymous && asked > silent && counted.length === 0,
    // Who has answered by now, and who had not last time, is nobody's business where it is anonymous.
    silent:
      silent === 0 || survey.anonymous
        ? { groups: 0, shown: [] }
        : await listSilent(em, survey, extent.named),
    reach: {
      ...reach,
      notReached: reach.failed === 0 ? [] : await listNotReached(em, survey, extent.named),
    },
  };
}

function given({ id }: QuestionView, counted: readonly CountedAnswer[]) {
  return counted.flatMap(({ question, value, count }) =>
    question === id ? [{ value: value ?? '', count }] : [],
  );
}

/** One page of the free texts to a question, and how many there are in all; undefined when it is not there. */
export async function findTexts(
  em: EntityManager,
  surveyId: string,
  {
    question,
    skipped,
    limit,
  }: { readonly question: string; readonly skipped: number; readonly limit: number },
): Promise<
  | {
      readonly survey: SurveyView;
      readonly question: QuestionView;
      readonly count: number;
      readonly texts: readonly WrittenAnswer[];
    }
  | undefined
> {
  const survey = await em.findOne(Survey, surveyId);
  const asked = (await listQuestions(em, surveyId)).find(({ id }) => id === question);
  if (survey === null || asked === undefined) return undefined;
  const counted = await countAnswers(em, survey);
  return {
    survey: viewSurvey(survey),
    question: asked,
    count: tallyOf(asked, given(asked, counted)).count,
    texts: await listWritten(em, survey, { question, skipped, limit }),
  };
}

/** Who answered when, by the channel that the questions came by; nothing of an anonymous survey. */
export async function findRates(em: EntityManager, surveyId: string): Promise<readonly CountedRate[]> {
  const survey = await em.findOne(Survey, surveyId);
  return survey === null ? [] : countRates(em, survey);
}
