import { DateTime } from 'luxon';
import type { Category } from '#entities/need.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import type { PressValues } from '#src/conversation/elements/button.ts';
import { formatFor, formatShortDate } from '#src/locales/format.ts';
import type { OpenNeed } from './reads.ts';

/** Where a need stands on a card. */
export type NeedPlace = {
  readonly on: 'list' | 'organisation' | 'need';
  readonly category?: Category | undefined;
};

/** What a press about a need carries: which, as it was shown, and on which card. */
export function needPressOf(need: Pick<OpenNeed, 'id' | 'revision'>, place: NeedPlace): PressValues {
  const { on, category } = place;
  return { need: need.id, revision: need.revision, on, ...(category === undefined ? {} : { category }) };
}

/** How pressing a need is, and since when it waits: `brådskar · sedan tors 12 nov, 11 dagar`. */
export function needDetail({ urgency, openedOn }: OpenNeed, viewer: Viewer): string {
  const { t, now } = viewer;
  const opened = DateTime.fromISO(openedOn, { zone: now.zone });
  const count = Math.max(0, Math.round(now.startOf('day').diff(opened, 'days').days));
  const since = t('organisations.needs.waited', {
    day: formatShortDate(openedOn, formatFor(viewer)),
    count,
  });
  return urgency === 'normal' ? since : [t(`organisations.needs.urgency.${urgency}`), since].join(' · ');
}

/** A word with a capital letter, as it begins a line. */
export function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
}
