import type { Person } from '#entities/person.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, quiet, text } from '#src/conversation/elements/card.ts';
import { formatFor, formatMoment } from '#src/locales/format.ts';
import { pauseChoices } from './rules.ts';

type Viewer = Pick<Context, 't' | 'language' | 'workspace' | 'now'>;

/** Whether somebody gets messages, and how to change it. `first` is said before all else. */
export function pauseCard(person: Person, viewer: Viewer, first?: string): Card {
  const { t, now } = viewer;
  const isPaused = person.pauseEnd(now) !== undefined;
  return card(
    t('people.pause.title'),
    first !== undefined && text(first),
    text(stateLine(person, viewer)),
    quiet(t('people.pause.still')),
    buttons(
      ...pauseChoices
        .filter((choice) => choice !== 'off' || isPaused)
        .map((choice) =>
          button(
            t(`people.pause.choice.${choice}`),
            'people.pause',
            { choice },
            { style: choice === 'off' ? 'primary' : 'plain' },
          ),
        ),
    ),
  );
}

function stateLine(person: Person, viewer: Viewer): string {
  const { t, now, workspace } = viewer;
  const end = person.pauseEnd(now);
  if (end === undefined) return t('people.pause.none', { workspace: workspace.name });
  if (person.isPausedForGood()) return t('people.pause.forGood', { workspace: workspace.name });
  return t('people.pause.until', { when: formatMoment(end, formatFor(viewer)) });
}
