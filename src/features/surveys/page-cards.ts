import type { AddressOf } from '#src/conversation/addresses.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { linkButton } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { formatCount, formatShare } from '#src/locales/format.ts';
import { isKey } from '#src/locales/translate.ts';
import { pictureElement } from './chart.ts';
import type { Extent, QuestionResults, Results } from './reads-results.ts';
import { answersShown, type ResultsViewer, summary } from './results-cards.ts';
import { missingElement, notReachedElement, questionElement } from './results-elements.ts';
import type { CountedRate } from './tallies.ts';

/** How much of a survey stands on its page. The rest is in the file. */
export const onPage: Extent = { texts: 500, named: 500 };

/** Everything a survey has come to, on a page of its own. */
export const pageMessage = 'survey.page';

/** Hands the coordinator who asks addresses of the page and the files. They are for them alone, and for a day. */
export function addressesCard(
  { id, title }: { readonly id: string; readonly title: string },
  viewer: Viewer & { readonly addressOf: AddressOf },
): Card {
  const { t, addressOf } = viewer;
  const matter = { message: pageMessage, subject: id };
  return card(
    t('surveys.page.title', { title }),
    text(t('surveys.page.text')),
    buttons(
      linkButton(t('surveys.page.show'), addressOf(matter, 'page')),
      linkButton(t('surveys.page.xlsx'), addressOf(matter, 'xlsx')),
      linkButton(t('surveys.page.csv'), addressOf(matter, 'csv')),
    ),
    quiet(t('surveys.page.personal')),
  );
}

/** The page itself: all that a card says and more of it, and how many answered by which channel and when. */
export function pageCard(results: Results, rates: readonly CountedRate[], viewer: ResultsViewer): Card {
  const { t, addressOf } = viewer;
  const matter = { message: pageMessage, subject: results.survey.id };
  return card(
    t('surveys.results.title', { title: results.survey.title }),
    ...summary(results, viewer, 'still'),
    pictureElement(results, viewer),
    ...answersShown(results).flatMap((question) => [
      questionElement(question, viewer),
      ...moreInFile(question, viewer),
    ]),
    missingElement(results, viewer),
    notReachedElement(results.reach, viewer),
    ratesElement(rates, viewer),
    results.survey.anonymous && quiet(t('surveys.rates.anonymous')),
    addressOf !== undefined &&
      results.answered > 0 &&
      buttons(
        linkButton(t('surveys.page.xlsx'), addressOf(matter, 'xlsx')),
        linkButton(t('surveys.page.csv'), addressOf(matter, 'csv')),
      ),
    results.answered > 0 && quiet(t('surveys.results.public')),
  );
}

function moreInFile({ texts, kind, tally }: QuestionResults, viewer: Viewer): CardElement[] {
  if (kind !== 'text' || tally.count <= texts.length) return [];
  const given = { count: formatCount(texts.length, viewer), all: formatCount(tally.count, viewer) };
  return [quiet(viewer.t('surveys.page.moreInFile', given))];
}

/** For each channel: how many it reached, and how many of them answered before the first reminder and after each. */
function ratesElement(rates: readonly CountedRate[], viewer: Viewer): CardElement | undefined {
  if (rates.length === 0) return undefined;
  const channels = Map.groupBy(rates, ({ channel }) => channel);
  const items = [...channels]
    .sort(([a], [b]) => (a === null ? 1 : 0) - (b === null ? 1 : 0) || String(a).localeCompare(String(b)))
    .map(([channel, counted]) => ({
      text: channelName(channel, viewer),
      detail: rateLines(counted, viewer).join(' · '),
    }));
  return list(items, viewer.t('surveys.rates.title'));
}

function channelName(channel: string | null, { t }: Viewer): string {
  if (channel === null) return t('surveys.rates.notReached');
  const key = `surveys.rates.channel.${channel}`;
  return isKey(key) ? t(key) : channel;
}

function rateLines(counted: readonly CountedRate[], viewer: Viewer): readonly string[] {
  const { t } = viewer;
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  const lines = counted
    .toSorted((a, b) => (a.reminders ?? Number.POSITIVE_INFINITY) - (b.reminders ?? Number.POSITIVE_INFINITY))
    .map(({ reminders, count }) => {
      const given = {
        count: formatCount(count, viewer),
        share: formatShare(count / all, viewer),
        number: reminders ?? 0,
      };
      if (reminders === null) return t('surveys.rates.silent', given);
      if (reminders === 0) return t('surveys.rates.before', given);
      return t(reminders === 1 ? 'surveys.rates.afterFirst' : 'surveys.rates.after', given);
    });
  return [t('surveys.rates.asked', { count: all }), ...lines];
}
