import { DateTime } from 'luxon';
import type { SurveyDraft } from '#entities/survey-draft.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button, type PressButton } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, list, quiet, text } from '#src/conversation/elements/card.ts';
import { formatCount, formatDay, formatFor, formatMoment } from '#src/locales/format.ts';
import type { Key } from '#src/locales/translate.ts';
import { closingOf } from './closing.ts';
import { draftItems, questionLine } from './draft-cards.ts';
import type { ListedSurvey, MeetingToAskAbout } from './reads.ts';
import { askAfter, fewest, isClosed } from './rules.ts';
import type { Beginning } from './templates.ts';

/** How many surveys stand on one page. */
export const surveysOnPage = 10;

/** Why no survey went out after a meeting, and until when it still may by itself. */
export function noneCard(title: string, until: DateTime, viewer: Viewer): Card {
  const { t } = viewer;
  return card(
    t('surveys.none.title', { title }),
    text(t('surveys.none.text')),
    quiet(t('surveys.none.how', { title, until: formatMoment(until, formatFor(viewer)) })),
  );
}

/** One page of the coordinators' list, the newest first; without any it says how one comes about. */
export function surveysCard(
  {
    surveys,
    more,
    drafts,
  }: {
    readonly surveys: readonly ListedSurvey[];
    readonly more: boolean;
    readonly drafts: readonly SurveyDraft[];
  },
  page: number,
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const unsent = drafts.length > 0 && list(draftItems(drafts, viewer), t('surveys.make.drafts'));
  const begin = button(t('surveys.make.new'), 'survey.new', {}, { style: 'primary' });
  if (surveys.length === 0) {
    return card(
      t('surveys.list.title'),
      unsent,
      text(t('surveys.list.empty')),
      quiet(t('surveys.list.emptyHow')),
      buttons(begin),
    );
  }
  return card(
    t('surveys.list.title'),
    unsent,
    list(
      surveys.map((survey) => surveyItem(survey, viewer)),
      unsent ? t('surveys.list.sent') : undefined,
    ),
    buttons(
      begin,
      page > 0 && button(t('surveys.list.newer'), 'survey.list', { page: page - 1 }),
      more && button(t('surveys.list.older'), 'survey.list', { page: page + 1 }),
    ),
    quiet(t('surveys.list.how')),
  );
}

function surveyItem(survey: ListedSurvey, viewer: Viewer) {
  const { t, now } = viewer;
  const at = formatMoment(survey.closesAt, formatFor(viewer));
  const [count, all] = [formatCount(survey.answered, viewer), formatCount(survey.asked, viewer)];
  return {
    text: survey.title,
    detail: isClosed(survey, now)
      ? t('surveys.list.closed', { count, all, when: at })
      : t('surveys.list.open', { count, all, until: at }),
    buttons: [button(t('surveys.list.show'), 'survey.show', { survey: survey.id })],
  };
}

/** Offers to send a survey now: to how many, and what they are asked. */
export function sendCard(
  meeting: MeetingToAskAbout,
  people: { readonly count: number; readonly organisations: number },
  { questions, voice, closesAt }: Pick<Beginning, 'questions' | 'voice' | 'closesAt'>,
  viewer: Viewer,
): Card {
  const { t, now } = viewer;
  const { count } = people;
  const organisations = t('surveys.send.organisations', { count: people.organisations });
  const dueAt = meeting.endsAt.plus(askAfter);
  const until = closesAt === null ? undefined : closingOf(closesAt, DateTime.max(dueAt, now));
  const confirm = {
    title: t('surveys.send.confirmTitle'),
    text: t('surveys.send.confirmText', { count }),
    yes: t('surveys.send.yes'),
    no: t('surveys.send.no'),
  };
  const sendButton = (label: Key, anonymous: boolean) =>
    button(
      t(label),
      'survey.send',
      { meeting: meeting.id, anonymous },
      { confirm, ...(anonymous ? {} : { style: 'primary' }) },
    );
  return card(
    t('surveys.send.title', { title: meeting.title }),
    text(t('surveys.send.preview', { count, organisations })),
    list(
      questions.map((question) => questionLine(question, viewer)),
      t('surveys.send.questions'),
    ),
    facts(
      [t('surveys.voice.label'), t(`surveys.voice.${voice}`)],
      [
        t('surveys.closing.label'),
        until && t('surveys.closing.until', { until: formatMoment(until, formatFor(viewer)) }),
      ],
    ),
    dueAt > now && quiet(t('surveys.send.when', { when: formatMoment(dueAt, formatFor(viewer)) })),
    buttons(
      sendButton('surveys.send.button', false),
      sendButton('surveys.anonymous.send', true),
      adaptButton(meeting, viewer),
    ),
    quiet(t('surveys.anonymous.offer', { count: fewest })),
    voice === 'organisation' && quiet(t('surveys.voice.sealedOnce')),
  );
}

/** Why no survey can be sent about a meeting. */
export function notSentCard(
  reason: 'nobody' | 'cancelled' | 'notEnded' | 'gone',
  meeting: Pick<MeetingToAskAbout, 'id' | 'title' | 'endsAt'> | undefined,
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const when = meeting === undefined ? '' : formatMoment(meeting.endsAt.plus(askAfter), formatFor(viewer));
  return card(
    t('surveys.send.title', { title: meeting?.title ?? '' }).trim(),
    text(t(`surveys.send.refused.${reason}`, { when })),
    meeting !== undefined && reason === 'notEnded' && buttons(adaptButton(meeting, viewer)),
  );
}

function adaptButton({ id }: Pick<MeetingToAskAbout, 'id'>, { t }: Viewer) {
  return button(t('surveys.send.adapt'), 'survey.adapt', { meeting: id });
}

/** Several meetings have such a title: each has a button. */
export function whichMeetingCard(meetings: readonly MeetingToAskAbout[], viewer: Viewer): Card {
  return card(
    viewer.t('surveys.find.several'),
    list(meetings.map((meeting) => meetingItem(meeting, viewer))),
  );
}

/** No meeting has such a title: the newest ones that have been, or how to plan the first. */
export function unknownMeetingCard(
  typed: string,
  recent: readonly MeetingToAskAbout[],
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const title = t('surveys.find.title', { typed: clip(typed) });
  if (recent.length === 0) return card(title, text(t('surveys.find.none')));
  const items = recent.map((meeting) => meetingItem(meeting, viewer));
  return card(title, list(items, t('surveys.find.recent')));
}

function meetingItem(meeting: MeetingToAskAbout, viewer: Viewer) {
  const choose: PressButton = button(viewer.t('surveys.find.choose'), 'survey.choose', {
    meeting: meeting.id,
  });
  return {
    text: meeting.title,
    detail: formatDay(meeting.startsAt, formatFor(viewer)),
    buttons: [choose],
  };
}

function clip(typed: string): string {
  const most = 80;
  return typed.length <= most ? typed : `${typed.slice(0, most).toWellFormed().trimEnd()}…`;
}
