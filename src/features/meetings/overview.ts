import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Meeting } from '#entities/meeting.ts';
import type { Workspace } from '#entities/workspace.ts';
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
  warning,
} from '#src/conversation/elements/card.ts';
import { deliveryReason } from '#src/locales/delivery-reason.ts';
import { formatCount, formatFor, formatMoment } from '#src/locales/format.ts';
import { type Fates, listFates } from '#src/outbox/fates.ts';
import { whenOf } from './forms.ts';
import { invitationId } from './message-ids.ts';
import {
  type Answers,
  countAnswers,
  countCame,
  countCameSilently,
  findMeeting,
  listInvitationIds,
  listWishes,
  type OrganisationAnswers,
} from './reads.ts';
import { listRemindable } from './remindable.ts';
import { phaseOf } from './rules.ts';

const shownWishes = 5;
const shownFailures = 10;
/** What waits no longer than this is on its way. */
const soon = { minutes: 2 };

/** All that a coordinator's card about a meeting tells. */
export interface Overview {
  readonly meeting: Meeting;
  readonly answers: Answers;
  readonly wishes: Awaited<ReturnType<typeof listWishes>>;
  readonly fates: Fates;
  /** How many may be asked once more. */
  readonly remindable: number;
  /** How many came; undefined until somebody noted it. */
  readonly came: number | undefined;
}

/** Reads what the card tells; undefined when the meeting was undone. */
export async function findOverview(
  em: EntityManager,
  meetingId: string,
  given: { readonly workspace: Workspace; readonly now: DateTime },
): Promise<Overview | undefined> {
  const { workspace } = given;
  const meeting = await findMeeting(em, meetingId);
  if (meeting === undefined) return undefined;
  const answers = (await countAnswers(em, workspace, [meetingId]))(meetingId);
  const came = await countCame(em, workspace, meetingId);
  // Whoever came has answered, in a way.
  const silent = came === undefined ? 0 : await countCameSilently(em, meetingId);
  const wishes = await listWishes(em, meetingId, shownWishes);
  const fates = await listFates(em, await listInvitationIds(em, workspace, meetingId), invitationId);
  const remindable = (await listRemindable(em, meetingId, given)).length;
  const counted = { ...answers, unanswered: answers.unanswered - silent };
  return { meeting, answers: counted, wishes, fates, remindable, came };
}

/**
 * The card of a meeting, for coordinators. `first` is what is told about a press just made; `followable`, that whoever
 * sees it has none that counts by itself, and can have one.
 */
export function overviewCard(
  overview: Overview,
  viewer: Viewer,
  { first, followable = false }: { readonly first?: string | undefined; readonly followable?: boolean } = {},
): Card {
  const { t } = viewer;
  const { meeting, answers, wishes, fates, came } = overview;
  const format = formatFor(viewer);
  const phase = phaseOf(meeting, viewer.now);
  const count = (value: number) => formatCount(value, format);
  return card(
    t('meetings.overview.title', { title: meeting.title }),
    first !== undefined && warning(first),
    phase === 'cancelled' && warning(t('meetings.overview.isCancelled')),
    facts(
      [t('meetings.fact.when'), whenOf(meeting, viewer)],
      [t('meetings.fact.where'), meeting.place],
      [t('meetings.fact.convenes'), meeting.organiser.getEntity().name],
      [t('meetings.fact.yes'), comingLine(overview, viewer)],
      [t('meetings.fact.maybe'), count(answers.maybe)],
      [t('meetings.fact.no'), count(answers.no)],
      [t('meetings.fact.unanswered'), count(answers.unanswered)],
      [t('meetings.attendance.total'), came === undefined ? undefined : count(came)],
      [t('meetings.fact.deliveries'), fatesLine(fates, viewer)],
    ),
    wishesList(wishes, viewer),
    mailedList(fates, viewer),
    failureList(fates, viewer),
    overviewButtons(overview, viewer, followable),
  );
}

function fatesLine({ sent, waiting, failed, paused, nextAt }: Fates, viewer: Viewer): string {
  const { t, now } = viewer;
  const format = formatFor(viewer);
  const count = (value: number) => formatCount(value, format);
  const counted = { sent: count(sent), waiting: count(waiting), failed: count(failed) };
  const fates =
    nextAt !== undefined && nextAt > now.plus(soon)
      ? t('meetings.overview.fatesLater', { ...counted, when: formatMoment(nextAt, format) })
      : t('meetings.overview.fates', counted);
  return paused === 0 ? fates : t('meetings.overview.fatesPaused', { fates, paused: count(paused) });
}

function comingLine({ meeting, answers }: Overview, { t, now }: Viewer): string {
  const hasBegun = phaseOf(meeting, now) === 'begun';
  const coming = t(hasBegun ? 'meetings.overview.said' : 'meetings.overview.comers', {
    count: answers.comers,
  });
  const comers =
    meeting.capacity == null
      ? coming
      : t('meetings.overview.ofCapacity', { comers: coming, capacity: meeting.capacity });
  if (answers.organisations === 0) return comers;
  const organisations = t('audiences.preview.organisations', { count: answers.organisations });
  return t('meetings.overview.yes', { comers, organisations });
}

function wishesList({ wishes, total }: Overview['wishes'], { t }: Viewer): CardElement | undefined {
  if (wishes.length === 0) return undefined;
  const more = total - wishes.length;
  const items = wishes.map((one) => ({ text: one.name, detail: one.wishes }));
  return list(
    more === 0 ? items : [...items, { text: t('meetings.overview.moreWishes', { count: more }) }],
    t('meetings.overview.wishes'),
  );
}

/** Who is not to be reached in the chat: they got it by mail. */
function mailedList({ mailed }: Fates, { t }: Viewer): CardElement | undefined {
  if (mailed.length === 0) return undefined;
  const shown = mailed.slice(0, shownFailures).map((name) => ({ text: name }));
  const more = mailed.length - shown.length;
  return list(
    more === 0 ? shown : [...shown, { text: t('deliveries.failed.more', { count: more }) }],
    t('meetings.overview.mailed'),
  );
}

function failureList({ failures }: Fates, { t }: Viewer): CardElement | undefined {
  if (failures.length === 0) return undefined;
  const shown = failures.slice(0, shownFailures).map(({ person, reason }) => ({
    text: person ?? t('deliveries.failed.unknownRecipient'),
    detail: deliveryReason(reason, t),
  }));
  const more = failures.length - shown.length;
  return list(
    more === 0 ? shown : [...shown, { text: t('deliveries.failed.more', { count: more }) }],
    t('meetings.overview.failures'),
  );
}

function overviewButtons(
  { meeting, answers, remindable: count }: Overview,
  { t, now }: Viewer,
  followable: boolean,
): CardElement | undefined {
  const of = { meeting: meeting.id };
  const isInvited = answers.invited > 0;
  const shown = (style: 'primary' | 'plain') =>
    isInvited && button(t('meetings.overview.answers'), 'meeting.answers', { ...of, skipped: 0 }, { style });
  switch (phaseOf(meeting, now)) {
    case 'coming':
      return buttons(
        shown('primary'),
        followable && isInvited && button(t('deliveries.follow.open'), 'meeting.follow', of),
        count > 0 &&
          button(t('meetings.overview.remind', { count }), 'meeting.remind', of, {
            confirm: {
              title: t('meetings.overview.remindTitle'),
              text: t('meetings.overview.remindText', { count }),
              yes: t('meetings.overview.remindYes'),
              no: t('meetings.overview.remindNo'),
            },
          }),
        isInvited
          ? button(t('meetings.overview.inviteMore'), 'meeting.audience', of)
          : button(t('meetings.planned.invite'), 'meeting.audience', of, { style: 'primary' }),
        button(t('meetings.overview.change'), 'meeting.change', of),
        button(t('meetings.overview.cancel'), 'meeting.cancel', of, { style: 'danger' }),
      );
    case 'begun':
      return buttons(
        button(
          t('meetings.overview.attendance'),
          'meeting.attendance',
          { ...of, skipped: 0 },
          { style: 'primary' },
        ),
        shown('plain'),
      );
    case 'cancelled':
      return isInvited ? buttons(shown('plain')) : undefined;
  }
}

/** How each actor has answered, a page of them. */
export function answersCard(
  meeting: Meeting,
  page: {
    readonly organisations: readonly OrganisationAnswers[];
    readonly more: boolean;
    readonly skipped: number;
    readonly size: number;
  },
  { t }: Viewer,
): Card {
  const at = (skipped: number) => ({ meeting: meeting.id, skipped, here: true });
  return card(
    t('meetings.answers.title', { title: meeting.title }),
    page.organisations.length === 0
      ? quiet(t('meetings.answers.none'))
      : list(
          page.organisations.map(({ name, wishes, comers, maybe, no, unanswered }) => ({
            text: name ?? t('meetings.answers.alone'),
            detail: [
              t('meetings.answers.line', { comers, maybe, no, unanswered }),
              ...wishes.map((one) => t('meetings.answers.wishes', { wishes: one })),
            ].join('\n'),
          })),
        ),
    buttons(
      page.skipped > 0 &&
        button(t('meetings.answers.back'), 'meeting.answers', at(Math.max(0, page.skipped - page.size))),
      page.more && button(t('meetings.answers.more'), 'meeting.answers', at(page.skipped + page.size)),
    ),
  );
}
