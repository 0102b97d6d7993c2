import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { can } from '#src/people/can.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { type Answering, saveAnswer } from './answers.ts';
import { answerNotFittingCard, answerRefusedCard, askCard, closedCard } from './ask-cards.ts';
import { writeForm } from './forms.ts';
import { pageOf } from './paging.ts';
import { findRequest } from './requests.ts';
import { isClosed } from './rules.ts';
import { inLanguage } from './worded.ts';

/**
 * Saves one answer and shows the questions as they now stand. `text` is what was typed, if anything was: it is shown
 * again when it came too late, and waits in a draft when it is too long or no number.
 */
export async function answerWith(
  given: Context,
  answering: Answering,
  text: string | undefined,
): Promise<Reply> {
  const { em } = given;
  const result = await saveAnswer(em, answering, given);
  if (!result.ok && result.reason === 'gone') return reply.onlyYou(answerRefusedCard('gone', given, text));
  const { request } = result;
  if (result.ok) {
    const page = pageOf(request.questions, answering.question);
    return reply.replace(askCard(request, given, { page }));
  }
  switch (result.reason) {
    case 'closed':
      return reply.replace(closedCard(request, given, { typed: text }));
    case 'tooLong':
    case 'notNumber': {
      const question = request.questions.find(({ id }) => id === answering.question);
      const label = question === undefined ? '' : inLanguage(question.wording, given.language);
      const form = writeForm(answering, { label, numeric: result.reason === 'notNumber' }, given);
      const draft = await keepDraft(em, { ...given, form });
      return reply.onlyYou(answerNotFittingCard(result.reason, answering.typed, draft, given));
    }
    default:
      return reply.onlyYou(answerRefusedCard(result.reason, given, text));
  }
}

/**
 * The questions to whoever was asked them, or what they answered when it has closed: a page of them, or the page that
 * a question stands on.
 */
export async function showQuestions(
  given: Context,
  requestId: string,
  at: { readonly page: number } | { readonly question: string } = { page: 0 },
): Promise<Card> {
  const request = await findRequest(given.em, given.workspace.id, requestId);
  if (request === undefined) return answerRefusedCard('gone', given);
  if (!can(given.person, 'answerFor', request)) return answerRefusedCard('notYours', given);
  if (isClosed(request.survey, given.now)) return closedCard(request, given);
  const page = 'page' in at ? at.page : pageOf(request.questions, at.question);
  return askCard(request, given, { page });
}
