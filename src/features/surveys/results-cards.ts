import type { DateTime } from 'luxon';
import type { AddressOf } from '#src/conversation/addresses.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { formatCount, formatFor, formatList, formatMoment } from '#src/locales/format.ts';
import { pictureElement } from './chart.ts';
import { type findTexts, type Reach, type Results, textsOnCard } from './reads-results.ts';
import { missingElement, notReachedElement, questionElement, textItems } from './results-elements.ts';
import { fewest, isClosed } from './rules.ts';
import { inLanguage } from './worded.ts';

/** Whoever is shown results, and where addresses can be made for them. */
export type ResultsViewer = Viewer & { readonly addressOf: AddressOf | undefined };

/**
 * How a card stands to the answers to come: `live`, it counts them by itself; `still`, it does not; `followable`, whoever
 * sees it has none that does, and can have one.
 */
export type Standing = 'live' | 'still' | 'followable';

/** What a survey has come to, for coordinators: it says who answered what. */
export function resultsCard(results: Results, viewer: ResultsViewer, standing: Standing): Card {
  const { t } = viewer;
  return card(
    t('surveys.results.title', { title: results.survey.title }),
    ...summary(results, viewer, standing),
    pictureElement(results, viewer),
    ...answersShown(results).flatMap((question) => [
      questionElement(question, viewer),
      ...moreTexts(results, question, viewer),
    ]),
    missingElement(results, viewer),
    notReachedElement(results.reach, viewer),
    buttonsUnder(results, viewer, standing),
    results.answered > 0 && quiet(t('surveys.results.public')),
  );
}

/** How many have answered, until when, and what can be shown. */
export function summary(
  results: Results,
  viewer: Viewer,
  standing: Standing,
): readonly (CardElement | false)[] {
  const { t, now } = viewer;
  const { survey, asked, answered, hidden } = results;
  const closed = isClosed(survey, now);
  const of = { count: formatCount(answered, viewer), all: formatCount(asked, viewer) };
  return [
    facts(
      [t('surveys.results.answered'), t('surveys.results.answeredOf', of)],
      [t('surveys.voice.label'), t(`surveys.voice.${survey.voice}`)],
      [t('surveys.results.status'), statusOf(results, viewer)],
      [t('surveys.results.fates'), reachLine(results.reach, viewer)],
      [t('surveys.told.fact'), momentOf(survey.toldAt, viewer)],
      [t('surveys.ledTo.fact'), momentOf(survey.ledToAt, viewer)],
    ),
    answered === 0 && text(t(closed ? 'surveys.results.noneAtAll' : 'surveys.results.noneYet')),
    answered === 0 && !closed && standing === 'live' && text(t('surveys.results.counts')),
    survey.anonymous && quiet(t('surveys.anonymous.results', { count: fewest })),
    hidden && text(t(closed ? 'surveys.anonymous.tooFew' : 'surveys.anonymous.waiting')),
  ];
}

/** The questions whose answers can be shown: none while nobody has answered, or too few anonymously. */
export function answersShown({ answered, hidden, questions }: Results): Results['questions'] {
  return answered === 0 || hidden ? [] : questions;
}

function statusOf({ survey }: Results, viewer: Viewer): string {
  const { t, now } = viewer;
  const at = formatMoment(survey.closesAt, formatFor(viewer));
  return isClosed(survey, now)
    ? t('surveys.results.closed', { when: at })
    : t('surveys.results.open', { until: at });
}

function momentOf(at: DateTime | null, viewer: Viewer): string | undefined {
  return at === null ? undefined : formatMoment(at, formatFor(viewer));
}

function reachLine(reach: Reach, viewer: Viewer): string {
  const { t } = viewer;
  const said = (['sent', 'waiting', 'failed', 'cancelled'] as const).filter((fate) => reach[fate] > 0);
  return formatList(
    said.map((fate) => t(`surveys.results.fate.${fate}`, { count: reach[fate] })),
    viewer,
  );
}

function buttonsUnder(results: Results, { t, now }: Viewer, standing: Standing): CardElement | false {
  const { survey, asked, answered } = results;
  const of = { survey: survey.id };
  const isOpen = !isClosed(survey, now);
  const isOver = survey.closedAt !== null && answered > 0;
  if (!isOpen && answered === 0) return false;
  return buttons(
    isOver &&
      survey.toldAt === null &&
      button(t('surveys.tell.open'), 'survey.tellPreview', of, { style: 'primary' }),
    isOver && survey.ledToAt === null && button(t('surveys.ledTo.open'), 'survey.writeLedTo', of),
    isOpen &&
      standing === 'followable' &&
      button(t('deliveries.follow.open'), 'survey.follow', of, { style: 'primary' }),
    isOpen && asked > answered && button(t('surveys.remind.open'), 'survey.remindPreview', of),
    answered > 0 && button(t('surveys.page.open'), 'survey.page', of),
    isOpen && button(t('surveys.closing.change'), 'survey.chooseClosing', of),
    isOpen &&
      button(t('surveys.end.button'), 'survey.close', of, {
        confirm: {
          title: t('surveys.end.title'),
          text: t('surveys.end.text'),
          yes: t('surveys.end.yes'),
          no: t('surveys.end.no'),
        },
      }),
  );
}

function moreTexts(
  { survey }: Results,
  { id, kind, tally: { count } }: Results['questions'][number],
  { t }: Viewer,
): CardElement[] {
  if (kind !== 'text' || count <= textsOnCard) return [];
  const values = { survey: survey.id, question: id, page: 0 };
  return [buttons(button(t('surveys.results.moreTexts', { count }), 'survey.texts', values))];
}

/** One page of the free texts to a question, each with the organisation it was given for. */
export function textsCard(
  { survey, question, count, texts }: NonNullable<Awaited<ReturnType<typeof findTexts>>>,
  page: number,
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const from = page * textsOnCard;
  const turn = (to: number) => ({ survey: survey.id, question: question.id, page: to, turned: true });
  return card(
    t('surveys.results.textsTitle', { title: survey.title }),
    list(textItems(texts, viewer), inLanguage(question.wording, viewer.language)),
    quiet(
      t('surveys.results.textsPage', {
        from: formatCount(from + 1, viewer),
        to: formatCount(from + texts.length, viewer),
        count: formatCount(count, viewer),
      }),
    ),
    buttons(
      page > 0 && button(t('surveys.results.previous'), 'survey.texts', turn(page - 1)),
      from + textsOnCard < count && button(t('surveys.results.next'), 'survey.texts', turn(page + 1)),
    ),
  );
}
