import { type Language, languages } from '#src/conversation/answer.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, type CardElement, card, facts, text } from '#src/conversation/elements/card.ts';
import { kindsWithRhythm } from '#src/features/dialogue/rules.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import type { WorkspaceView } from './reads.ts';

const nameOf = (language: Language) => translator(language)('language.name');

/** Everybody's own language, and the workspace's settings for administrators. `first` is said before all else. */
export function settingsCard(
  language: Language,
  view: WorkspaceView | undefined,
  t: Translate,
  first?: string,
): Card {
  return card(
    t('settings.title'),
    first !== undefined && text(first),
    text(t('settings.language', { language: nameOf(language) })),
    buttons(
      ...languages.map((one) =>
        button(nameOf(one), 'settings.language', { language: one }, { chosen: one === language }),
      ),
    ),
    ...(view === undefined ? [] : workspaceElements(view, t)),
  );
}

/** The same after a choice of language, in the language chosen. */
export function languageChosenCard(language: Language, view: WorkspaceView | undefined): Card {
  const t = translator(language);
  return settingsCard(language, view, t, t('settings.languageNow'));
}

function workspaceElements({ workspace, channels }: WorkspaceView, t: Translate): CardElement[] {
  const channel = channels.find(({ id }) => id === workspace.digestConversationId);
  return [
    facts(
      [t('settings.facts.name'), workspace.name],
      [t('settings.facts.language'), nameOf(workspace.language)],
      [t('settings.facts.zone'), workspace.zone],
      [t('settings.facts.digestChannel'), channel?.name ?? t('settings.facts.digestNone')],
      [
        t('settings.facts.staff'),
        t('settings.facts.staffHours', { from: workspace.staffFromHour, to: workspace.staffToHour }),
      ],
      [
        t('settings.facts.representatives'),
        t('settings.facts.representativeHours', {
          from: workspace.representativeFromHour,
          to: workspace.representativeToHour,
        }),
      ],
      [
        t('settings.facts.weeklyMessages'),
        t('settings.facts.weeklyCount', { count: workspace.weeklyMessages }),
      ],
      [
        t('settings.facts.quietAfterDays'),
        t('settings.facts.quietCount', { count: workspace.quietAfterDays }),
      ],
      [
        t('dialogue.kinds.fact'),
        kindsWithRhythm(workspace)
          .map(([kind, count]) => t('dialogue.kinds.line', { kind: t(`organisations.kind.${kind}`), count }))
          .join(', '),
      ],
    ),
    buttons(
      button(t('settings.change'), 'settings.change', {}),
      button(t('dialogue.kinds.button'), 'dialogue.kinds', {}),
    ),
  ];
}
