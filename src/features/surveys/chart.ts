import type { AddressOf } from '#src/conversation/addresses.ts';
import type { Chart } from '#src/conversation/chart.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type CardElement, image } from '#src/conversation/elements/card.ts';
import type { Results } from './reads-results.ts';
import { headingOf, sharesOf } from './results-elements.ts';

/** Shows bars and nothing else: no names, and nothing that a card does not show as well. */
export const pictureMessage = 'survey.picture';

/** The bars of every question in which something is chosen; undefined while there are none to show. */
export function chartOf(results: Results, viewer: Viewer): Chart | undefined {
  if (results.answered === 0 || results.hidden) return undefined;
  const groups = results.questions.flatMap((question) => {
    const shares = sharesOf(question, viewer);
    if (shares === undefined || question.tally.count === 0) return [];
    const bars = shares.map(({ label, count, said }) => ({ label, value: count, said }));
    return [{ title: headingOf(question, viewer), bars }];
  });
  return groups.length === 0 ? undefined : { groups };
}

/** The picture of a survey's bars, where there is something to draw. */
export function pictureElement(
  results: Results,
  viewer: Viewer & { readonly addressOf: AddressOf | undefined },
): CardElement | undefined {
  if (viewer.addressOf === undefined || chartOf(results, viewer) === undefined) return undefined;
  const matter = { message: pictureMessage, subject: results.survey.id };
  return image(viewer.addressOf(matter, 'picture'), viewer.t('surveys.results.picture'));
}
