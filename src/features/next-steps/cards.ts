import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, quiet, text } from '#src/conversation/elements/card.ts';
import { formatFor, formatShortDate } from '#src/locales/format.ts';
import type { StepView } from './reads.ts';

/** A step for coordinators: with whom, what was said, and what can be done. */
export function stepCard(step: StepView, viewer: Viewer): Card {
  const { t } = viewer;
  const { id, organisation, what, dueOn, done } = step;
  const move = (label: string, to: string, style: 'plain' | 'primary' = 'plain') =>
    button(label, 'nextStep.move', { step: id, to }, { style });
  return card(
    t(done ? 'nextSteps.done' : 'nextSteps.title', { name: organisation.name }),
    text(what),
    facts([t('nextSteps.day'), formatShortDate(dueOn, formatFor(viewer))]),
    done
      ? buttons(move(t('contacts.undo'), 'open'))
      : buttons(
          move(t('nextSteps.press.done'), 'done', 'primary'),
          button(t('nextSteps.press.log'), 'contact.start', { organisation: organisation.id, beside: true }),
          move(t('nextSteps.press.week'), 'week'),
        ),
    quiet(t('contacts.publicRecord')),
  );
}

/** The contact in which a step was told was undone. */
export function stepGoneCard({ t }: Viewer): Card {
  return card(t('nextSteps.gone.title'), text(t('nextSteps.gone.text')));
}
