import { SurveyRequest } from '#entities/survey-request.ts';
import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import {
  type Field,
  type FieldErrors,
  type Form,
  type SubmittedValues,
  sealedField,
} from '#src/conversation/elements/form.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { can } from '#src/people/can.ts';
import { alreadySealedCard, closedAnonymouslyCard, sealedCard } from './anonymous-cards.ts';
import { answerRefusedCard } from './ask-cards.ts';
import { hasSealed, seal } from './ballots.ts';
import { numberHint } from './forms.ts';
import type { QuestionView } from './reads.ts';
import { findRequest, type RequestView } from './requests.ts';
import { greatestNumber, isClosed, longestAnswer, optionsOf, readAnswer } from './rules.ts';
import type { Ballot } from './sealing.ts';
import { inLanguage } from './worded.ts';

/** Opens the one form of an anonymous survey, unless it was sent or it is too late. */
export async function openAnonymous(given: Context, requestId: string): Promise<Reply> {
  const { em, workspace, person, now, vault } = given;
  const request = await findRequest(em, workspace.id, requestId);
  if (request === undefined) return reply.onlyYou(answerRefusedCard('gone', given));
  if (!can(person, 'answerFor', request)) return reply.onlyYou(answerRefusedCard('notYours', given));
  const { survey } = request;
  if (isClosed(survey, now)) return reply.replace(closedAnonymouslyCard(survey, given));
  const row = await em.findOneOrFail(SurveyRequest, requestId, { populate: ['survey'] });
  if (await hasSealed(em, row, vault)) return reply.replace(sealedCard(request, given));
  return reply.form(anonymousForm(request, given));
}

function anonymousForm({ id, questions }: RequestView, viewer: Viewer): Form {
  return { ...ballotForm(questions, viewer), id: 'survey.seal', carried: { request: id } };
}

/** The one form of an anonymous survey; whose it is, is for the caller to say. */
export function ballotForm(questions: readonly QuestionView[], viewer: Viewer): Omit<Form, 'id' | 'carried'> {
  const { t } = viewer;
  const isInWords = questions.some(({ kind }) => kind === 'text');
  return {
    title: t('surveys.anonymous.form'),
    submitLabel: t('surveys.anonymous.submit'),
    intro: t(isInWords ? 'surveys.anonymous.onceInWords' : 'surveys.anonymous.once'),
    fields: questions.flatMap((question) => [fieldOf(question, viewer), ...quoteField(question, viewer)]),
  };
}

function fieldOf(question: QuestionView, viewer: Viewer): Field {
  const common = {
    name: fieldName(question),
    label: inLanguage(question.wording, viewer.language),
    required: false,
  };
  switch (question.kind) {
    case 'text':
      return { ...common, kind: 'longText', maxLength: longestAnswer };
    case 'number':
      return { ...common, kind: 'number', hint: numberHint(viewer), min: 0, max: greatestNumber };
    case 'several':
      return { ...common, kind: 'multiSelect', options: optionsOf(question, viewer.language) };
    case 'scale':
    case 'nps':
    case 'choice':
      return { ...common, kind: 'select', options: optionsOf(question, viewer.language) };
  }
}

/** Without a name is the only way to quote what nobody knows who wrote. */
function quoteField(question: QuestionView, { t }: Viewer): Field[] {
  if (question.kind !== 'text') return [];
  const options = [{ value: 'yes', label: t('surveys.quote.anonymously') }];
  const label = t('surveys.quote.ask');
  return [{ kind: 'multiSelect', name: quoteName(question), label, required: false, options }];
}

function quoteName({ id }: QuestionView): string {
  return `${sealedField}quote-${id}`;
}

function fieldName({ id }: QuestionView): string {
  return `${sealedField}${id}`;
}

/** Seals what an anonymous form holds. Not a word of it is on the card that answers. */
export async function answerAnonymously(
  given: Context,
  requestId: string,
  typed: SubmittedValues,
): Promise<Reply> {
  const { em, workspace } = given;
  const request = await findRequest(em, workspace.id, requestId);
  if (request === undefined) return reply.onlyYou(answerRefusedCard('gone', given));
  const read = readBallot(request.questions, typed, given);
  if ('errors' in read) return reply.errors(read.errors);
  const { ballot } = read;
  const sealed = await seal(em, { request: requestId, ballot }, given);
  if (sealed.ok) return reply.replace(sealedCard(request, given));
  switch (sealed.reason) {
    case 'closed':
      return reply.replace(closedAnonymouslyCard(request.survey, given));
    case 'already':
      return reply.replace(alreadySealedCard(request, given));
    default:
      return reply.onlyYou(answerRefusedCard(sealed.reason, given));
  }
}

/** What an anonymous form says, or what has to be mended in it. */
export function readBallot(
  questions: readonly QuestionView[],
  typed: SubmittedValues,
  viewer: Viewer,
): { readonly ballot: Ballot } | { readonly errors: FieldErrors } {
  const ballot: Ballot[number][] = [];
  for (const question of questions) {
    const name = fieldName(question);
    const written = withoutControls(typed[name]);
    if (written === '') continue;
    const value = readAnswer(question, written);
    if (value === undefined) return { errors: { [name]: notTaken(question, viewer) } };
    const quotable = question.kind === 'text' && typed[quoteName(question)]?.includes('yes') === true;
    if (value !== '') ballot.push(quotable ? [question.id, value, quotable] : [question.id, value]);
  }
  const [first] = questions;
  return ballot.length === 0 && first !== undefined
    ? { errors: { [fieldName(first)]: viewer.t('surveys.anonymous.empty') } }
    : { ballot };
}

function notTaken({ kind }: QuestionView, viewer: Viewer): string {
  if (kind === 'number') return numberHint(viewer);
  return viewer.t(kind === 'text' ? 'surveys.write.tooLong' : 'surveys.anonymous.choose');
}

// A ballot has a fixed length, and JSON would write six bytes for each of these.
function withoutControls(value: SubmittedValues[string] | undefined): string {
  const written = typeof value === 'string' ? value : (value ?? []).join(',');
  return written.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
}
