import { AuditEntry } from '#entities/audit-entry.ts';
import { type QuoteConsent, SurveyResponse } from '#entities/survey-response.ts';
import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type CardElement, quiet } from '#src/conversation/elements/card.ts';
import { touch } from '#src/outbox/post.ts';
import { can } from '#src/people/can.ts';
import type { QuestionView } from './reads.ts';
import type { RequestView } from './requests.ts';

/** What the writer of a free text says about quoting it; `no` takes back what was said before. */
export const quoteAnswers = ['named', 'unnamed', 'no'] as const;

/** Asks the writer of a free text whether it may be quoted, with what they have said chosen. */
export function quoteElements(request: RequestView, question: QuestionView, { t }: Viewer): CardElement[] {
  if (question.kind !== 'text' || !request.ownTexts.has(question.id)) return [];
  const said = request.ownTexts.get(question.id) ?? 'no';
  const choices = said === 'no' ? quoteAnswers.filter((one) => one !== 'no') : quoteAnswers;
  return [
    quiet(t('surveys.quote.ask')),
    buttons(
      ...choices.map((quote) =>
        button(
          t(`surveys.quote.${quote}`),
          'survey.quote',
          { request: request.id, question: question.id, quote },
          { chosen: quote === said },
        ),
      ),
    ),
  ];
}

/**
 * Keeps whether somebody's own free text may be quoted, also after the survey has closed: it can be taken back at any
 * time. False when there is no such text of theirs.
 */
export async function saveQuote(
  { em, workspace, person, now }: Context,
  asked: {
    readonly request: string;
    readonly question: string;
    readonly quote: (typeof quoteAnswers)[number];
  },
): Promise<boolean> {
  const response = await em.findOne(
    SurveyResponse,
    { request: asked.request, question: { id: asked.question, kind: 'text' } },
    { populate: ['request'] },
  );
  const request = response?.request.getEntity();
  if (response === null || !request || !can(person, 'answerFor', { personId: request.person.id }))
    return false;
  const quote: QuoteConsent | null = asked.quote === 'no' ? null : asked.quote;
  response.quote = quote;
  em.create(AuditEntry, {
    workspace,
    person,
    verb: 'survey.quote',
    subjectId: request.survey.id,
    createdAt: now.toUTC(),
  });
  await em.flush();
  await touch(em, request.survey.id);
  return true;
}
