import type { Context } from '#src/conversation/declarations/context.ts';
import { type Card, card, text } from '#src/conversation/elements/card.ts';
import { isTold } from '#src/outbox/fates.ts';
import { post } from '#src/outbox/post.ts';
import { answerRefusedCard } from './ask-cards.ts';
import { surveyResults, surveyResultsAtOnce } from './messages.ts';
import { findResults } from './reads-results.ts';
import { type ResultsViewer, resultsCard } from './results-cards.ts';

type Following = ResultsViewer & Pick<Context, 'em' | 'person'>;

/**
 * What a survey has come to, as it is now, to whoever asks; with an offer to go on counting where they have no card that
 * does. Undefined when it is not there.
 */
export async function showResults(given: Following, surveyId: string): Promise<Card | undefined> {
  const results = await findResults(given.em, surveyId);
  if (results === undefined) return undefined;
  return resultsCard(results, given, (await isFollowing(given, surveyId)) ? 'still' : 'followable');
}

/** Sends whoever asks the card that counts the answers as they come, once, wherever they are reached. */
export async function followSurvey(given: Context, surveyId: string): Promise<Card> {
  const { em, workspace, person, now, t } = given;
  const results = await findResults(em, surveyId);
  if (results === undefined) return answerRefusedCard('gone', given);
  const { title } = results.survey;
  if (await isFollowing(given, surveyId))
    return card(t('deliveries.follow.already', { title }), text(t('deliveries.follow.where')));
  await post(em, [
    {
      workspace,
      message: surveyResultsAtOnce,
      key: `survey-results:${surveyId}:${person.id}`,
      subjectId: surveyId,
      to: { person: person.id },
      dueAt: now,
      audience: 'staff',
    },
  ]);
  return card(t('deliveries.follow.title', { title }), text(t('deliveries.follow.text')));
}

function isFollowing({ em, person }: Following, subjectId: string): Promise<boolean> {
  const messages = [surveyResults.id, surveyResultsAtOnce.id];
  return isTold(em, { person: person.id, subjectId, messages });
}
