import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type CardElement, type ListItem, list, text } from '#src/conversation/elements/card.ts';
import { deliveryReason } from '#src/locales/delivery-reason.ts';
import { formatCount, formatList, formatShare } from '#src/locales/format.ts';
import type { QuestionResults, Reach, Results } from './reads-results.ts';
import { optionsOf } from './rules.ts';
import type { WrittenAnswer } from './tallies.ts';
import type { Count, Tally } from './tally.ts';
import { inLanguage } from './worded.ts';

/** What is said of a question before its numbers: its wording, the mean where there is one, and how many answered. */
export function headingOf({ wording, tally }: QuestionResults, viewer: Viewer): string {
  const { t, language } = viewer;
  const given = { question: inLanguage(wording, language), count: formatCount(tally.count, viewer) };
  if (tally.count === 0) return given.question;
  switch (tally.kind) {
    case 'text':
      return given.question;
    case 'choice':
    case 'number':
      return t('surveys.results.number', given);
    case 'several':
      return t('surveys.results.several', given);
    case 'scale':
      return tally.mean === undefined
        ? t('surveys.results.number', given)
        : t('surveys.results.mean', { ...given, mean: formatCount(tally.mean, viewer) });
    case 'nps':
      return tally.score === undefined
        ? t('surveys.results.number', given)
        : t('surveys.results.nps', { ...given, score: formatCount(tally.score, viewer) });
  }
}

/** How many gave each choice, and what share of those who answered; undefined where nothing is chosen. */
export function sharesOf(
  question: QuestionResults,
  viewer: Viewer,
): readonly { readonly label: string; readonly count: number; readonly said: string }[] | undefined {
  const { tally } = question;
  switch (tally.kind) {
    case 'text':
    case 'number':
      return undefined;
    case 'choice':
    case 'several':
    case 'scale':
    case 'nps':
      return optionsOf(question, viewer.language).map(({ value, label }) => {
        const count = countOf(value, tally.counts);
        return { label, count, said: shareOf(count, tally.count, viewer) };
      });
  }
}

function countOf(value: string, counts: readonly Count[]): number {
  return counts.find((one) => one.value === value)?.count ?? 0;
}

function shareOf(count: number, all: number, viewer: Viewer): string {
  return viewer.t('surveys.results.share', {
    count: formatCount(count, viewer),
    all: formatCount(all, viewer),
    share: formatShare(all === 0 ? 0 : count / all, viewer),
  });
}

/** What the answers to one question have come to. */
export function questionElement(question: QuestionResults, viewer: Viewer): CardElement {
  return list(itemsOf(question, viewer), headingOf(question, viewer));
}

function itemsOf(question: QuestionResults, viewer: Viewer): ListItem[] {
  const { tally } = question;
  if (tally.count === 0) return [{ text: viewer.t('surveys.results.noneHere') }];
  switch (tally.kind) {
    case 'text':
      return textItems(question.texts, viewer);
    case 'number':
      return spreadItems(tally.spread, viewer);
    case 'choice':
    case 'several':
    case 'scale':
    case 'nps':
      return (sharesOf(question, viewer) ?? []).map(({ label, said }) => ({ text: `${label}: ${said}` }));
  }
}

function spreadItems(spread: Extract<Tally, { kind: 'number' }>['spread'], viewer: Viewer): ListItem[] {
  if (spread === undefined) return [];
  return (['mean', 'median', 'least', 'most'] as const).map((one) => ({
    text: viewer.t(`surveys.results.spread.${one}`),
    detail: formatCount(spread[one], viewer),
  }));
}

/** Free texts, each with whom it was given for and whether it may be quoted. */
export function textItems(texts: readonly WrittenAnswer[], { t }: Viewer): ListItem[] {
  return texts.map(({ value, name, organisation, quote }) => {
    const detail = [
      organisation ?? name ?? [],
      quote === null ? [] : t(`surveys.quote.mark.${quote}`, { name: name ?? '' }),
    ].flat();
    return detail.length === 0 ? { text: value } : { text: value, detail: detail.join(' · ') };
  });
}

/** Who has not answered, each organisation once; how many, where it is anonymous. */
export function missingElement(results: Results, viewer: Viewer): CardElement | undefined {
  const { silent, asked, answered, survey } = results;
  if (asked === answered) return undefined;
  const missing = viewer.t('surveys.results.missing', { count: asked - answered });
  if (survey.anonymous) return text(missing);
  const items = silent.shown.map(({ name, people }) =>
    people === null ? { text: name } : { text: name, detail: formatList(people, viewer) },
  );
  return list(withMore(items, silent.groups, viewer), missing);
}

/** Whom the questions did not reach, and why. */
export function notReachedElement({ failed, notReached }: Reach, viewer: Viewer): CardElement | undefined {
  if (failed === 0) return undefined;
  const items = notReached.map(({ name, reason }) => ({
    text: name,
    detail: deliveryReason(reason, viewer.t),
  }));
  return list(withMore(items, failed, viewer), viewer.t('surveys.results.notReached'));
}

function withMore(items: readonly ListItem[], all: number, { t }: Viewer): readonly ListItem[] {
  const more = all - items.length;
  return more <= 0 ? items : [...items, { text: t('surveys.results.more', { count: more }) }];
}
