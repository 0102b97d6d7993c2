import type { DateTime } from 'luxon';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type DayItem, dayLists } from '#src/conversation/declarations/my-day.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  type ListItem,
  list,
  text,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatLongDay, formatRelativeDay } from '#src/locales/format.ts';
import type { CallLine, whomToCall } from './rules.ts';

/** The card "Min dag". What somebody logs from it is shown beside it, so that it stays. */
export function dayCard(
  day: {
    readonly calls: ReturnType<typeof whomToCall>;
    readonly items: readonly DayItem[];
    readonly since: DateTime;
  },
  viewer: Viewer,
): Card {
  const { t, now } = viewer;
  const { calls, items } = day;
  const isEmpty = calls.lines.length === 0 && items.length === 0;
  return card(
    t('myDay.title', { day: formatLongDay(now, formatFor(viewer)) }),
    buttons(
      button(t('myDay.log'), 'contact.start', { beside: true }, { style: 'primary' }),
      button(t('myDay.again'), 'day.show', {}),
    ),
    isEmpty && text(t('myDay.nothing')),
    callsElement(calls, viewer),
    ...dayLists.map((name) => {
      const lines = items.filter((one) => one.list === name);
      return (
        lines.length > 0 && list(lines.map(listItem), t(`myDay.${name}`, { since: sinceWhen(day, viewer) }))
      );
    }),
  );
}

/** "i går", or the day itself when it is longer ago. */
function sinceWhen({ since }: { readonly since: DateTime }, viewer: Viewer): string {
  const isYesterday = viewer.now.startOf('day').diff(since, 'days').days <= 1;
  return (isYesterday ? formatRelativeDay : formatLongDay)(since, formatFor(viewer));
}

function callsElement(
  { lines, more }: ReturnType<typeof whomToCall>,
  viewer: Viewer,
): CardElement | undefined {
  if (lines.length === 0) return undefined;
  const { t } = viewer;
  const items = lines.map((line) => callItem(line, viewer));
  return list(more === 0 ? items : [...items, { text: t('myDay.more', { count: more }) }], t('myDay.calls'));
}

function callItem({ organisation, reasons, buttons: given }: CallLine, { t }: Viewer): ListItem {
  const about = { organisation: organisation.id };
  return {
    text: organisation.name,
    detail: reasons.join('\n'),
    buttons: [
      button(t('myDay.logOne'), 'contact.start', { ...about, beside: true }),
      button(t('myDay.show'), 'organisation.show', about),
      ...given,
    ],
  };
}

function listItem({ list: _, ...item }: DayItem): ListItem {
  return item;
}
