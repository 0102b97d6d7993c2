import type { EntityManager } from '@mikro-orm/postgresql';
import { Survey } from '#entities/survey.ts';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import type { Cell, Sheet, Workbook } from '#src/conversation/workbook.ts';
import { formatFor, formatMoment } from '#src/locales/format.ts';
import { findResults, type QuestionResults, type Results } from './reads-results.ts';
import { headingOf, sharesOf } from './results-elements.ts';
import { answerInWords } from './rules.ts';
import { listAnswerers, listSilent } from './tallies.ts';
import { inLanguage } from './worded.ts';

type Given = MessageContext & { readonly subjectId: string };

const everything = Number.MAX_SAFE_INTEGER;

/**
 * A survey as tables. An open one: a row for each who answered, what it comes to, and who has not answered. An
 * anonymous one: what it comes to, with the free texts by their random ids, and no row for anybody.
 */
export async function workbookOf(given: Given): Promise<Workbook | undefined> {
  const { em, subjectId } = given;
  const survey = await em.findOne(Survey, subjectId);
  const results = await findResults(em, subjectId, { texts: everything, named: 0 });
  if (survey === null || results === undefined || results.answered === 0) return undefined;
  const name = fileName(survey.title);
  const tallies = talliesSheet(results, given);
  if (survey.anonymous) return { name, sheets: [tallies] };
  return {
    name,
    sheets: [await answersSheet(em, survey, results, given), tallies, await silentSheet(em, survey, given)],
  };
}

/** A title as the name of a file, on every system. */
function fileName(title: string): string {
  const plain = title.replace(/[^\p{L}\p{N} -]/gu, '').trim();
  return plain === '' ? 'enkat' : plain.slice(0, 60).trim();
}

function talliesSheet(results: Results, given: Given): Sheet {
  const { t } = given;
  return {
    title: t('surveys.export.tallies'),
    columns: (['question', 'answer', 'count', 'share', 'quote'] as const).map((one) =>
      t(`surveys.export.${one}`),
    ),
    rows: results.hidden ? [] : results.questions.flatMap((question) => tallyRows(question, results, given)),
  };
}

function tallyRows(question: QuestionResults, { survey }: Results, given: Given): (readonly Cell[])[] {
  const { t, language } = given;
  const { tally } = question;
  const wording = inLanguage(question.wording, language);
  switch (tally.kind) {
    case 'text':
      // Open answers stand in the rows of those who gave them.
      return survey.anonymous
        ? question.texts.map(({ value, quote }) => [wording, value, 1, null, quoteCell(quote, t)])
        : [];
    case 'number':
      return tally.spread === undefined
        ? []
        : (['mean', 'median', 'least', 'most'] as const).map((one) => [
            wording,
            t(`surveys.results.spread.${one}`),
            tally.spread?.[one] ?? null,
            null,
            null,
          ]);
    case 'choice':
    case 'several':
    case 'scale':
    case 'nps':
      return (sharesOf(question, given) ?? []).map(({ label, count }) => [
        headingOf(question, given),
        label,
        count,
        tally.count === 0 ? 0 : Math.round((count / tally.count) * 1000) / 1000,
        null,
      ]);
  }
}

async function answersSheet(
  em: EntityManager,
  survey: Survey,
  { questions }: Results,
  given: Given,
): Promise<Sheet> {
  const { t, language } = given;
  const format = formatFor(given);
  const answerers = await listAnswerers(em, survey);
  return {
    title: t('surveys.export.answers'),
    columns: [
      t('surveys.export.organisation'),
      t('surveys.export.person'),
      t('surveys.export.answeredAt'),
      ...questions.flatMap(({ kind, wording }) =>
        kind === 'text'
          ? [inLanguage(wording, language), t('surveys.export.quote')]
          : [inLanguage(wording, language)],
      ),
    ],
    rows: answerers.map(({ organisation, name, answeredAt, answers }) => [
      organisation,
      name,
      formatMoment(answeredAt, format),
      ...questions.flatMap((question) => answerCells(question, answers[question.id], given)),
    ]),
  };
}

function answerCells(
  question: QuestionResults,
  answer: { readonly value: string; readonly quote: 'named' | 'unnamed' | null } | undefined,
  { t, language }: Given,
): readonly Cell[] {
  switch (question.kind) {
    case 'text':
      return [answer?.value ?? null, quoteCell(answer?.quote ?? null, t)];
    case 'number':
      return [answer === undefined ? null : Number(answer.value)];
    case 'choice':
    case 'several':
    case 'scale':
    case 'nps':
      return [answer === undefined ? null : answerInWords(question, answer.value, language)];
  }
}

function quoteCell(quote: 'named' | 'unnamed' | null, t: Given['t']): Cell {
  return quote === null ? null : t(`surveys.export.quoteAs.${quote}`);
}

async function silentSheet(em: EntityManager, survey: Survey, { t }: Given): Promise<Sheet> {
  const { shown } = await listSilent(em, survey, everything);
  return {
    title: t('surveys.export.silent'),
    columns: [t('surveys.export.organisation'), t('surveys.export.person')],
    rows: shown.flatMap(({ name, people }) =>
      people === null ? [[null, name]] : people.map((person) => [name, person]),
    ),
  };
}
