import type { DateTime } from 'luxon';
import type { Meeting } from '#entities/meeting.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { formatCount, formatFor, formatMoment } from '#src/locales/format.ts';
import type { Translate } from '#src/locales/translate.ts';
import { whenOf } from './forms.ts';
import type { Answers } from './reads.ts';

function meetingFacts(meeting: Meeting, viewer: Viewer): CardElement {
  const { t } = viewer;
  return facts(
    [t('meetings.fact.when'), whenOf(meeting, viewer)],
    [t('meetings.fact.where'), meeting.place],
    [t('meetings.fact.agenda'), meeting.agenda ?? undefined],
    [
      t('meetings.fact.capacity'),
      meeting.capacity == null ? undefined : formatCount(meeting.capacity, formatFor(viewer)),
    ],
  );
}

/** A meeting just planned, or changed before anybody was invited: what was understood, and what can be done next. */
export function plannedCard(meeting: Meeting, viewer: Viewer, changed = false): Card {
  const { t } = viewer;
  const of = { meeting: meeting.id };
  return card(
    t(changed ? 'meetings.planned.changed' : 'meetings.planned.title', { title: meeting.title }),
    meetingFacts(meeting, viewer),
    quiet(t('meetings.planned.next')),
    buttons(
      button(t('meetings.planned.invite'), 'meeting.audience', of, { style: 'primary' }),
      button(t('meetings.planned.change'), 'meeting.change', of),
      button(t('meetings.planned.undo'), 'meeting.undo', of),
    ),
  );
}

/** A meeting changed after people were invited: how it is now, and how many are told. */
export function changedCard(meeting: Meeting, told: number, viewer: Viewer): Card {
  const { t } = viewer;
  return card(
    t('meetings.planned.changed', { title: meeting.title }),
    told > 0 && text(t('meetings.planned.told', { count: told })),
    meetingFacts(meeting, viewer),
  );
}

/** A meeting was cancelled: how many are told of it. */
export function cancelDoneCard({ title }: { readonly title: string }, told: number, t: Translate): Card {
  const line = told === 0 ? t('meetings.cancelDone.nobody') : t('meetings.cancelDone.text', { count: told });
  return card(t('meetings.cancelled.title', { title }), text(line));
}

/** A meeting's invited were asked once more. It stays to be read: the card that was pressed is counted anew. */
export function remindedCard({ title }: { readonly title: string }, asked: number, t: Translate): Card {
  return card(
    t('meetings.overview.title', { title }),
    text(t('meetings.overview.reminded', { count: asked })),
  );
}

/** A plan taken back; what it said waits in a draft. */
export function undoneCard(meeting: Meeting, draft: string, t: Translate): Card {
  return card(
    t('meetings.undone.title'),
    text(t('meetings.undone.text', { title: meeting.title })),
    buttons(button(t('meetings.undone.again'), 'draft.open', { draft })),
  );
}

/** After sending: how many it goes to, when if not now, and what comes next. */
export function sentCard(count: number, goesOutAt: DateTime, viewer: Viewer): Card {
  const { t, now } = viewer;
  return card(
    t('meetings.sent.title', { count }),
    goesOutAt > now && text(t('meetings.sent.later', { when: formatMoment(goesOutAt, formatFor(viewer)) })),
    text(t('meetings.sent.text')),
  );
}

/** Why nothing was done about a meeting. */
export type RefusedReason = keyof typeof refusals;

const refusals = {
  gone: 'gone',
  begun: 'started',
  coming: 'notStarted',
  cancelled: 'cancelled',
  invited: 'invited',
  notYours: 'notYours',
  notCoordinator: 'notCoordinator',
} as const;

/** One sentence about what could not be done as asked, and what can. */
export function refusedCard(reason: RefusedReason, t: Translate, meeting?: Meeting): Card {
  const said = refusals[reason];
  return card(
    t(`meetings.refused.${said}.title`),
    text(t(`meetings.refused.${said}.text`, { title: meeting?.title ?? '' })),
    reason === 'invited' &&
      meeting !== undefined &&
      buttons(
        button(t('meetings.overview.cancel'), 'meeting.cancel', { meeting: meeting.id }, { style: 'danger' }),
      ),
  );
}

/** Meetings to come with their answers, and those that have just been held. */
export function meetingsCard(
  listed: {
    readonly meetings: readonly Meeting[];
    readonly more: boolean;
    readonly held: readonly Meeting[];
    readonly answersOf: (meetingId: string) => Answers;
    readonly skipped: number;
    readonly size: number;
  },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const { meetings, held, answersOf, skipped, size } = listed;
  const show = (meeting: Meeting) => button(t('meetings.list.show'), 'meeting.show', { meeting: meeting.id });
  return card(
    t('meetings.list.title'),
    meetings.length === 0 && text(t('meetings.list.empty')),
    meetings.length > 0 &&
      list(
        meetings.map((meeting) => ({
          text: meeting.title,
          detail: `${placeLine(meeting, viewer)}\n${countLine(answersOf(meeting.id), viewer)}`,
          buttons: [show(meeting)],
        })),
      ),
    held.length > 0 &&
      list(
        held.map((meeting) => ({
          text: meeting.title,
          detail: placeLine(meeting, viewer),
          buttons: [
            button(t('meetings.list.attendance'), 'meeting.attendance', { meeting: meeting.id, skipped: 0 }),
            show(meeting),
          ],
        })),
        t('meetings.list.held'),
      ),
    buttons(
      button(t('meetings.list.plan'), 'meeting.start', {}, { style: 'primary' }),
      listed.more && button(t('meetings.list.more'), 'meeting.list', { skipped: skipped + size }),
    ),
  );
}

function placeLine(meeting: Meeting, viewer: Viewer): string {
  return viewer.t('meetings.list.detail', { when: whenOf(meeting, viewer), place: meeting.place });
}

function countLine({ invited, comers, maybe, no, unanswered }: Answers, { t }: Viewer): string {
  return invited === 0
    ? t('meetings.list.nobody')
    : t('meetings.list.counts', { comers, maybe, no, unanswered });
}
