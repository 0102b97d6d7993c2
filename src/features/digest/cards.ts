import { DateTime } from 'luxon';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import { button, type PressButton } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import {
  formatCount,
  formatDay,
  formatFor,
  formatList,
  formatMoment,
  formatShortDate,
} from '#src/locales/format.ts';
import type { PostedNow, Posting, Span } from './reads.ts';
import type { Week } from './reads-week.ts';

/** For whom a card is written: somebody in a channel, or a coordinator. */
type Viewer = Pick<MessageContext, 't' | 'language' | 'workspace' | 'now'>;

/** A week as anyone may read it, with the name of whoever posted it by hand; one with nothing to tell is one line. */
export function digestCard(week: Week, by: string | undefined, viewer: Viewer): Card {
  return card(
    titleOf(week, viewer),
    ...weekElements(week, viewer),
    by !== undefined && quiet(viewer.t('digest.by', { name: by })),
  );
}

/**
 * The week for a coordinator alone, with a button that posts it to the channel, or why there is none: it is there
 * already, or no channel is chosen. A week that goes on says when the channel gets the whole of it.
 */
export function previewCard(
  week: Week,
  { channel, posting }: { readonly channel: Channel | undefined; readonly posting: Posting | undefined },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const name = channel?.name ?? t('digest.channel');
  return card(
    titleOf(week, viewer),
    ...weekElements(week, viewer),
    channel !== undefined && week.isSoFar && quiet(t('digest.soFar', { channel: name })),
    channel === undefined && quiet(t('digest.noChannel')),
    channel !== undefined && posting !== undefined && quiet(postedText(week, posting, viewer)),
    buttons(
      channel !== undefined && posting === undefined && sendButton(week, name, viewer),
      week.isSoFar && button(t('digest.before'), 'digest.before', {}),
    ),
  );
}

type Channel = { readonly name: string | null };

function sendButton({ isSoFar }: Week, channel: string, { t }: Viewer): PressButton {
  const confirm = {
    title: t('digest.send.title'),
    text: t(isSoFar ? 'digest.send.textSoFar' : 'digest.send.text', { channel }),
    yes: t('digest.send.yes'),
    no: t('digest.send.no'),
  };
  const label = t(isSoFar ? 'digest.send.buttonSoFar' : 'digest.send.button');
  return button(label, 'digest.send', { isSoFar }, { confirm });
}

/** What became of the wish to post it now. */
export function sentCard(result: PostedNow, span: Span, viewer: Viewer): Card {
  const { t } = viewer;
  const title = t('digest.send.done');
  if (result.ok) {
    return card(title, text(t('digest.send.posted', { channel: result.channel ?? t('digest.channel') })));
  }
  switch (result.reason) {
    case 'noChannel':
      return card(title, text(t('digest.noChannel')));
    case 'alreadyPosted':
      return card(title, text(postedText(span, result.posting, viewer)));
  }
}

function postedText({ isSoFar }: Span, { at, by }: Posting, viewer: Viewer): string {
  const { t } = viewer;
  const when = formatMoment(at, formatFor(viewer));
  if (isSoFar) return t('digest.send.alreadyToday', { when, name: by ?? '' });
  return by === undefined
    ? t('digest.send.alreadyPosted', { when })
    : t('digest.send.alreadyPostedBy', { when, name: by });
}

function titleOf({ from, to, isSoFar }: Week, viewer: Viewer): string {
  const format = formatFor(viewer);
  return viewer.t(isSoFar ? 'digest.titleSoFar' : 'digest.title', {
    week: from.weekNumber,
    from: formatDay(from, format),
    to: formatDay(to.minus({ days: 1 }), format),
  });
}

function weekElements(week: Week, viewer: Viewer): CardElement[] {
  const { t } = viewer;
  const elements = [
    countedElement(week, viewer),
    matchingsElement(week, viewer),
    meetingsElement(week, viewer),
    needsElement(week, viewer),
    referralsElement(week, viewer),
    quietElement(week, viewer),
    week.failedDeliveries > 0 &&
      quiet(t(week.isSoFar ? 'digest.failedSoFar' : 'digest.failed', { count: week.failedDeliveries })),
  ].filter((element) => element !== undefined && element !== false);
  return elements.length === 0 ? [text(t('digest.nothing'))] : elements;
}

function countedElement({ contacts, matchings }: Week, viewer: Viewer): CardElement | undefined {
  const { t } = viewer;
  if (contacts.count === 0 && matchings.count === 0) return undefined;
  const ways = contacts.ways.map(({ way, count }) => t(`digest.way.${way}`, { count }));
  const organisations = t('digest.contactsWith', { count: contacts.organisations });
  const counted = `${formatCount(contacts.count, viewer)} ${organisations}`;
  const told = ways.length === 0 ? counted : `${counted} (${formatList(ways, viewer)})`;
  return facts(
    [t('digest.contacts'), contacts.count === 0 ? t('digest.none') : told],
    [t('digest.matchings'), matchings.count === 0 ? undefined : formatCount(matchings.count, viewer)],
  );
}

function matchingsElement({ matchings }: Week, viewer: Viewer): CardElement | undefined {
  if (matchings.named.length === 0) return undefined;
  const items = matchings.named.map((parties) => ({ text: formatList(parties, viewer) }));
  return list(items, viewer.t('digest.introduced'));
}

function meetingsElement({ meetings }: Week, viewer: Viewer): CardElement | undefined {
  const { t } = viewer;
  if (meetings.length === 0) return undefined;
  const items = meetings.map((meeting): ListItem => {
    const counted = t('digest.answers', {
      comers: formatCount(meeting.comers, viewer),
      organisations: t('digest.organisations', { count: meeting.organisations }),
      unanswered: t('digest.unanswered', { count: meeting.unanswered }),
    });
    const answers = meeting.invited === 0 ? t('digest.nobodyInvited') : counted;
    const when = formatMoment(meeting.startsAt, formatFor(viewer));
    return { text: meeting.title, detail: t('digest.meeting', { when, place: meeting.place, answers }) };
  });
  return list(items, t('digest.meetings'));
}

function needsElement({ needs }: Week, viewer: Viewer): CardElement | undefined {
  const { t, workspace, now } = viewer;
  if (needs.length === 0) return undefined;
  const today = now.setZone(workspace.zone).startOf('day');
  const items = needs.map(({ category, count, oldestOn }): ListItem => {
    const days = Math.round(today.diff(DateTime.fromISO(oldestOn, { zone: workspace.zone }), 'days').days);
    return {
      text: t('digest.need', { category: t(`categories.${category}`), count: formatCount(count, viewer) }),
      detail:
        days <= 0 ? t('digest.today') : t(count === 1 ? 'digest.age' : 'digest.oldest', { count: days }),
    };
  });
  return list(items, t('digest.needs'));
}

function referralsElement({ referrals }: Week, viewer: Viewer): CardElement | undefined {
  const { t } = viewer;
  const { count, named } = referrals;
  if (count === 0) return undefined;
  const items = named.map(({ organisation, body, dueOn }): ListItem => {
    return {
      text: t('digest.referral', { organisation, body }),
      detail: t('digest.dueOn', { day: formatShortDate(dueOn, formatFor(viewer)) }),
    };
  });
  const more = count - named.length;
  const title = t('digest.referrals', { count });
  return list(more > 0 ? [...items, { text: t('digest.more', { count: more }) }] : items, title);
}

function quietElement({ quiet: dialogues }: Week, viewer: Viewer): CardElement | undefined {
  const { t } = viewer;
  const { count, named } = dialogues;
  if (count === 0) return undefined;
  const items = named.map(({ name, lastContactOn }): ListItem => {
    return {
      text: name,
      detail: t('digest.last', { day: formatShortDate(lastContactOn, formatFor(viewer)) }),
    };
  });
  const more = count - named.length;
  const title = t('digest.quiet', { count });
  return list(more > 0 ? [...items, { text: t('digest.more', { count: more }) }] : items, title);
}
