import { DateTime } from 'luxon';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatList, formatPastDate, formatShortDate } from '#src/locales/format.ts';
import type { QuietDialogue } from './reads.ts';
import type { Reason } from './reasons.ts';

/** A quiet dialogue that a coordinator is told of, and why to call. */
export type Nudge = { readonly dialogue: QuietDialogue; readonly reasons: readonly Reason[] };

/** A dialogue that was just put off until a day, or brought back. */
export type Snoozed = {
  readonly id: string;
  readonly name: string;
  readonly until: string;
  readonly off: boolean;
};

/** Up to three dialogues that have gone quiet, each with why to call and what can be done at once. */
export function nudgeCard(nudges: readonly Nudge[], viewer: Viewer, snoozed?: Snoozed): Card {
  const { t } = viewer;
  return card(
    nudges.length === 0 ? t('dialogue.noneTitle') : t('dialogue.title', { count: nudges.length }),
    ...(snoozed === undefined ? [] : snoozedElements(snoozed, viewer, false)),
    nudges.length === 0 ? text(t('dialogue.none')) : list(nudges.map((one) => nudgeItem(one, viewer))),
    nudges.length > 0 && quiet(t('dialogue.about')),
  );
}

/** What came of a press that put one dialogue off, where what it was pressed on stays. */
export function snoozedCard(snoozed: Snoozed, viewer: Viewer): Card {
  const { t } = viewer;
  const title = snoozed.off ? t('dialogue.snoozedTitle') : t('dialogue.awakeTitle');
  return card(title, ...snoozedElements(snoozed, viewer, true));
}

function snoozedElements({ id, name, until, off }: Snoozed, viewer: Viewer, beside: boolean): CardElement[] {
  const { t } = viewer;
  if (!off) return [text(t('dialogue.awake', { name }))];
  return [
    text(t('dialogue.snoozed', { name, day: formatShortDate(until, formatFor(viewer)) })),
    buttons(button(t('contacts.undo'), 'dialogue.snooze', { organisation: id, off: false, beside })),
  ];
}

function nudgeItem({ dialogue, reasons }: Nudge, viewer: Viewer): ListItem {
  const { t } = viewer;
  const { id, name } = dialogue;
  const about = { organisation: id };
  return {
    text: name,
    detail: [quietReason(dialogue, viewer), ...reasons.map((one) => writeReason(one, viewer))].join('\n'),
    buttons: [
      button(t('dialogue.log'), 'contact.start', { ...about, beside: true }, { style: 'primary' }),
      button(t('dialogue.snooze'), 'dialogue.snooze', { ...about, off: true }),
      button(t('dialogue.show'), 'organisation.show', about),
    ],
  };
}

/** How long a dialogue has been quiet, as a whole sentence. */
export function quietReason({ lastContactOn }: Pick<QuietDialogue, 'lastContactOn'>, viewer: Viewer): string {
  const { t, now } = viewer;
  const days = now.startOf('day').diff(DateTime.fromISO(lastContactOn, { zone: now.zone }), 'days').days;
  return t('dialogue.quiet', {
    count: Math.round(days),
    day: formatShortDate(lastContactOn, formatFor(viewer)),
  });
}

/** A reason to call, as a whole sentence. */
export function writeReason(reason: Reason, viewer: Viewer): string {
  const { t } = viewer;
  const format = formatFor(viewer);
  switch (reason.kind) {
    case 'need':
      return t('dialogue.need', {
        what: formatList(
          reason.categories.map((category) => t(`categories.${category}`)),
          format,
        ),
        day: formatShortDate(reason.since, format),
      });
    case 'referral':
      return t('dialogue.referral', { body: reason.body, matter: reason.matter });
    case 'missed':
      return t('dialogue.missed', {
        title: reason.title,
        day: formatPastDate(reason.startsAt.setZone(viewer.now.zone).toFormat('yyyy-MM-dd'), format),
      });
  }
}

/** Says that an organisation is not there any more. */
export function goneCard({ t }: Viewer): Card {
  return card(t('organisations.refused.gone.title'), text(t('organisations.refused.gone.text')));
}
