import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { deliveryReason } from '#src/locales/delivery-reason.ts';
import { formatCount, formatFor, formatList, formatMoment } from '#src/locales/format.ts';
import type { GivenAnswer, QuestionResults, Reach, Results } from './reads-results.ts';
import { fewest, isClosed, optionsOf } from './rules.ts';
import { bar, type Count } from './tally.ts';
import { inLanguage } from './worded.ts';

/** How many free texts stand on one page. */
const textsOnPage = 10;
const mostNamed = 10;

/** What a survey has come to, for coordinators: it says who answered what. */
export function resultsCard(results: Results, viewer: Viewer): Card {
  const { t, now } = viewer;
  const { survey, asked, answered } = results;
  const closed = isClosed(survey, now);
  const hidden =
    survey.anonymous && answered > 0 && results.questions.every(({ answers }) => answers.length === 0);
  return card(
    t('surveys.results.title', { title: survey.title }),
    facts(
      [
        t('surveys.results.answered'),
        t('surveys.results.answeredOf', {
          count: formatCount(answered, viewer),
          all: formatCount(asked, viewer),
        }),
      ],
      [t('surveys.voice.label'), t(`surveys.voice.${survey.voice}`)],
      [t('surveys.results.status'), statusOf(results, viewer)],
      [t('surveys.results.fates'), reachLine(results.reach, viewer)],
    ),
    answered === 0 && text(t(closed ? 'surveys.results.noneAtAll' : 'surveys.results.noneYet')),
    survey.anonymous && quiet(t('surveys.anonymous.results', { count: fewest })),
    hidden && text(t(closed ? 'surveys.anonymous.tooFew' : 'surveys.anonymous.waiting')),
    ...(answered === 0 || hidden
      ? []
      : results.questions.map((question) => questionElement(question, viewer))),
    ...textsButton(results, viewer),
    missingElement(results, viewer),
    notReachedElement(results.reach, viewer),
    !closed &&
      buttons(
        button(
          t('surveys.end.button'),
          'survey.close',
          { survey: survey.id },
          {
            confirm: {
              title: t('surveys.end.title'),
              text: t('surveys.end.text'),
              yes: t('surveys.end.yes'),
              no: t('surveys.end.no'),
            },
          },
        ),
      ),
    answered > 0 && quiet(t('surveys.results.public')),
  );
}

function statusOf({ survey }: Results, viewer: Viewer): string {
  const { t, now } = viewer;
  const at = formatMoment(survey.closesAt, formatFor(viewer));
  return isClosed(survey, now)
    ? t('surveys.results.closed', { when: at })
    : t('surveys.results.open', { until: at });
}

function reachLine(reach: Reach, viewer: Viewer): string {
  const { t } = viewer;
  const said = (['sent', 'waiting', 'failed', 'cancelled'] as const).filter((fate) => reach[fate] > 0);
  return formatList(
    said.map((fate) => t(`surveys.results.fate.${fate}`, { count: reach[fate] })),
    viewer,
  );
}

function questionElement(question: QuestionResults, viewer: Viewer): CardElement {
  const { t, language } = viewer;
  const { tally } = question;
  const wording = inLanguage(question.wording, language);
  const given = { question: wording, count: formatCount(tally.count, viewer) };
  switch (tally.kind) {
    case 'text':
      return list(textItems(question.answers.slice(0, textsOnPage)), wording);
    case 'choice':
      return list(bars(question, tally.counts, viewer), wording);
    case 'several':
      return list(bars(question, tally.counts, viewer), t('surveys.results.several', given));
    case 'scale':
      return list(
        bars(question, tally.counts, viewer),
        tally.mean === undefined
          ? wording
          : t('surveys.results.mean', { question: wording, mean: formatCount(tally.mean, viewer) }),
      );
    case 'nps':
      return list(
        bars(question, tally.counts, viewer),
        tally.score === undefined
          ? wording
          : t('surveys.results.nps', { ...given, score: formatCount(tally.score, viewer) }),
      );
    case 'number':
      return list(spreadItems(tally.spread, viewer), t('surveys.results.number', given));
  }
}

function bars(question: QuestionResults, counts: readonly Count[], viewer: Viewer): ListItem[] {
  const most = Math.max(...counts.map(({ count }) => count));
  return optionsOf(question, viewer.language).map(({ label }, place) => {
    const count = counts[place]?.count ?? 0;
    const given = { count: formatCount(count, viewer), bar: bar(count, most) };
    return { text: label, detail: viewer.t('surveys.results.bar', given).trim() };
  });
}

function spreadItems(
  spread: Extract<QuestionResults['tally'], { kind: 'number' }>['spread'],
  viewer: Viewer,
): ListItem[] {
  if (spread === undefined) return [];
  return (['mean', 'median', 'least', 'most'] as const).map((one) => ({
    text: viewer.t(`surveys.results.spread.${one}`),
    detail: formatCount(spread[one], viewer),
  }));
}

function textItems(answers: readonly GivenAnswer[]): ListItem[] {
  return answers.map(({ value, by }) =>
    by === undefined ? { text: value } : { text: value, detail: by.organisation ?? by.name },
  );
}

function textsButton({ survey, questions }: Results, { t }: Viewer): CardElement[] {
  const count = questions.find(({ kind }) => kind === 'text')?.answers.length ?? 0;
  if (count <= textsOnPage) return [];
  const open = button(t('surveys.results.moreTexts', { count }), 'survey.texts', {
    survey: survey.id,
    page: 0,
  });
  return [buttons(open)];
}

/** One page of the free texts, each with the organisation it was given for. */
export function textsCard({ survey, questions }: Results, page: number, viewer: Viewer): Card {
  const { t } = viewer;
  const question = questions.find(({ kind }) => kind === 'text');
  const answers = question?.answers ?? [];
  const from = page * textsOnPage;
  const shown = answers.slice(from, from + textsOnPage);
  const turn = (to: number) => ({ survey: survey.id, page: to, turned: true });
  return card(
    t('surveys.results.textsTitle', { title: survey.title }),
    list(textItems(shown), question === undefined ? '' : inLanguage(question.wording, viewer.language)),
    quiet(
      t('surveys.results.textsPage', {
        from: formatCount(from + 1, viewer),
        to: formatCount(from + shown.length, viewer),
        count: formatCount(answers.length, viewer),
      }),
    ),
    buttons(
      page > 0 && button(t('surveys.results.previous'), 'survey.texts', turn(page - 1)),
      from + textsOnPage < answers.length &&
        button(t('surveys.results.next'), 'survey.texts', turn(page + 1)),
    ),
  );
}

/** Who has not answered, each organisation once. */
function missingElement(results: Results, viewer: Viewer): CardElement | undefined {
  const { t } = viewer;
  const { silent, asked, answered } = results;
  if (silent.length === 0) return undefined;
  const missing = t('surveys.results.missing', { count: asked - answered });
  // Who has answered by now, and who had not last time, is nobody's business where it is anonymous.
  if (results.survey.anonymous) {
    return text(missing);
  }
  const groups = Map.groupBy(silent, ({ organisation, name }) => organisation ?? name);
  const items = [...groups].map(([name, people]) => ({
    text: name,
    ...(people[0]?.organisation === undefined
      ? {}
      : {
          detail: formatList(
            people.map((one) => one.name),
            viewer,
          ),
        }),
  }));
  return shortened(items, missing, viewer);
}

function notReachedElement({ notReached }: Reach, viewer: Viewer): CardElement | undefined {
  if (notReached.length === 0) return undefined;
  const items = notReached.map(({ name, reason }) => ({
    text: name,
    detail: deliveryReason(reason, viewer.t),
  }));
  return shortened(items, viewer.t('surveys.results.notReached'), viewer);
}

function shortened(items: readonly ListItem[], title: string, { t }: Viewer): CardElement {
  const more = items.length - mostNamed;
  if (more <= 0) return list(items, title);
  return list([...items.slice(0, mostNamed), { text: t('surveys.results.more', { count: more }) }], title);
}
