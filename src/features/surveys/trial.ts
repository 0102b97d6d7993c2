import { z } from 'zod';
import type { SurveyDraft } from '#entities/survey-draft.ts';
import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, text, warning } from '#src/conversation/elements/card.ts';
import type { Form, SubmittedValues } from '#src/conversation/elements/form.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { ballotForm, readBallot } from './anonymous.ts';
import { askOpenlyCard } from './ask-cards.ts';
import { closingOf, opensAt } from './closing.ts';
import { draftGoneCard } from './draft-cards.ts';
import { findSurveyDraft } from './drafts.ts';
import { numberHint } from './forms.ts';
import { pageOf } from './paging.ts';
import { readAnswer, withPart } from './rules.ts';

/** What was answered in a trial, by question. It travels with the buttons: nothing of it is kept anywhere. */
type Tried = ReadonlyMap<string, string>;

const triedField = z.record(z.string(), z.string());

/** One press in a trial, as its button sends it. */
export const tryInput = z.object({
  draft: z.uuid(),
  /** Missing where a page is turned. */
  question: z.uuid().optional(),
  page: z.number().int().min(0).optional(),
  tried: z.string().max(2_000),
  value: z.string().optional(),
  on: z.boolean().optional(),
  text: z.union([z.string(), z.number().transform(String)]).optional(),
});

/** The questions as whoever is asked will see them, marked as a trial. */
export function trialCard(draft: SurveyDraft, tried: Tried, viewer: Viewer, page = 0): Card {
  const { t, now } = viewer;
  const { content, id, meeting } = draft;
  const title = meeting?.getEntity().title ?? content.title;
  const shown = askOpenlyCard(
    {
      survey: {
        title,
        introduction: content.introduction,
        ofMeeting: meeting !== undefined && meeting !== null,
        closesAt: closingOf(content.closesAt, opensAt(draft, now)),
      },
      questions: content.questions,
      answers: tried,
      asRepresentativeOf: undefined,
      voice:
        content.voice === 'organisation'
          ? { organisation: t('surveys.trial.organisation'), others: [] }
          : undefined,
      alsoFor: [],
      pressing: (question) => ({
        action: 'survey.try',
        values: { draft: id, question, tried: writeTried(draft, tried) },
      }),
      turning: (to) => ({
        action: 'survey.try',
        values: { draft: id, page: to, tried: writeTried(draft, tried) },
      }),
      again: false,
      page,
    },
    viewer,
  );
  return card(
    t('surveys.trial.title', { title: shown.title }),
    warning(t('surveys.trial.note')),
    ...shown.elements,
    buttons(
      button(t('surveys.trial.anonymous'), 'survey.preview', { draft: id, how: 'anonymous' }),
      button(t('surveys.trial.back'), 'survey.draft', { draft: id }),
    ),
  );
}

// A button holds little: the questions stand by their place, and what was written freely is left out.
function writeTried({ content }: SurveyDraft, tried: Tried): string {
  const entries = content.questions.flatMap(({ id, kind }, place) => {
    const value = tried.get(id);
    return value === undefined || kind === 'text' ? [] : [[place, value] as const];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

function readTried({ content }: SurveyDraft, written: string): Map<string, string> {
  const read = triedField.safeParse(parsed(written)).data ?? {};
  return new Map(
    content.questions.flatMap((question, place) => {
      const value = readAnswer(question, read[String(place)] ?? '');
      return value === undefined || value === '' ? [] : [[question.id, value] as const];
    }),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}

/** Answers one question of a trial: the card shows it as saved, and it is kept nowhere. */
export async function tryAnswer(given: Context, input: z.output<typeof tryInput>): Promise<Reply> {
  const draft = await findSurveyDraft(given.em, input.draft);
  if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
  const tried = readTried(draft, input.tried);
  if (input.page !== undefined) return reply.replace(trialCard(draft, tried, given, input.page));
  const { questions } = draft.content;
  const question = questions.find(({ id }) => id === input.question);
  if (question === undefined) return reply.onlyYou(draftGoneCard(given));
  const typed = input.value ?? input.text ?? '';
  const value =
    question.kind === 'several'
      ? withPart(question, tried.get(question.id) ?? '', typed, input.on ?? true)
      : readAnswer(question, typed);
  if (value === undefined) return reply.onlyYou(notTakenCard(question.kind === 'number', given));
  if (value === '') tried.delete(question.id);
  else tried.set(question.id, value);
  return reply.replace(trialCard(draft, tried, given, pageOf(questions, question.id)));
}

function notTakenCard(numeric: boolean, viewer: Viewer): Card {
  const { t } = viewer;
  return card(t('surveys.refused.title'), text(numeric ? numberHint(viewer) : t('surveys.write.tooLong')));
}

/** The one form of an anonymous survey, as a trial. */
export function trialForm({ id, content }: SurveyDraft, viewer: Viewer): Form {
  const form = ballotForm(content.questions, viewer);
  return {
    ...form,
    id: 'survey.try',
    intro: `${viewer.t('surveys.trial.note')} ${form.intro ?? ''}`,
    carried: { draft: id },
  };
}

/** Takes the anonymous form of a trial, looks at it as at any, and forgets it. */
export async function tryBallot(given: Context, draftId: string, typed: SubmittedValues): Promise<Reply> {
  const draft = await findSurveyDraft(given.em, draftId);
  if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
  const read = readBallot(draft.content.questions, typed, given);
  if ('errors' in read) return reply.errors(read.errors);
  const { t } = given;
  return reply.onlyYou(
    card(
      t('surveys.trial.title', { title: draft.content.title }),
      text(t('surveys.trial.forgotten')),
      buttons(button(t('surveys.trial.back'), 'survey.draft', { draft: draftId })),
    ),
  );
}
