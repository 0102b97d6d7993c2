import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { type CardElement, list } from '#src/conversation/elements/card.ts';
import { excerpt } from '#src/features/contacts/rules.ts';
import type { StepView } from '#src/features/next-steps/reads.ts';
import { formatFor, formatShortDate } from '#src/locales/format.ts';

/** What is to follow with an organisation, as one list. Nothing where nothing is. */
export function stepElements(steps: readonly StepView[], viewer: Viewer): readonly CardElement[] {
  const { t, now } = viewer;
  const today = now.toFormat('yyyy-MM-dd');
  if (steps.length === 0) return [];
  const items = steps.map(({ id, what, who, dueOn }) => {
    const day = formatShortDate(dueOn, formatFor(viewer));
    return {
      text: dueOn < today ? t('nextSteps.overdue', { day }) : day,
      detail: `${excerpt(what).text} · ${who}`,
      buttons: [button(t('myDay.show'), 'nextStep.show', { step: id })],
    };
  });
  return [list(items, t('nextSteps.list'))];
}
