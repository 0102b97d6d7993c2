import type { Invitation, replies } from '#entities/invitation.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  input,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { whenOf } from './forms.ts';
import type { InvitationView } from './invitation-view.ts';
import { whatMoved } from './moved.ts';
import { longest, mostComers, phaseOf } from './rules.ts';

/** What a card about an invitation begins with, where it is not the invitation itself. */
export type Heading = { readonly title: string; readonly lines: readonly string[] };

/**
 * An invitation as the invited person sees it: what it is about, their answer, and how to give another. Once the
 * meeting has begun or is cancelled there is nothing to press. `first` is what is told about a press just made, and
 * `typedWishes` what was written with it and could not be saved.
 */
export function invitationCard(
  invitation: InvitationView,
  viewer: Viewer,
  told: { readonly heading?: Heading; readonly first?: string; readonly typedWishes?: string } = {},
): Card {
  const { t } = viewer;
  const { meeting } = invitation;
  const phase = phaseOf(meeting, viewer.now);
  const lines = told.heading?.lines ?? [welcome(invitation, viewer)];
  return card(
    told.heading?.title ??
      t(phase === 'cancelled' ? 'meetings.cancelled.title' : 'meetings.invitation.title', {
        title: meeting.title,
      }),
    told.first !== undefined && warning(told.first),
    ...(phase === 'cancelled' ? cancelledLines(invitation, viewer) : lines.map(text)),
    facts(
      ...placeFacts(invitation, viewer),
      [t('meetings.fact.agenda'), meeting.agenda ?? undefined],
      [t('meetings.fact.convenes'), meeting.organiser],
    ),
    ...(phase === 'coming' ? questions(invitation, viewer, told.typedWishes) : []),
    phase === 'begun' && savedLine(invitation, viewer),
    phase === 'begun' && told.first === undefined && quiet(t('meetings.invitation.closed')),
  );
}

/** What those invited are told when a meeting does not take place. */
function cancelledLines({ meeting }: InvitationView, viewer: Viewer): readonly CardElement[] {
  const { t } = viewer;
  const reason = meeting.cancelReason ?? '';
  return [
    text(t('meetings.cancelled.text', { when: whenOf(meeting, viewer) })),
    ...(reason === '' ? [] : [text(t('meetings.cancelled.reason', { reason }))]),
  ];
}

/** When and where, each beside what held when they last heard of it, if that was something else. */
function placeFacts({ meeting, movedFrom }: InvitationView, viewer: Viewer): [string, string | undefined][] {
  const { t } = viewer;
  // Where it does not take place, only when that was matters.
  const moved = meeting.cancelledAt === null && movedFrom ? whatMoved(movedFrom, meeting) : undefined;
  const before = (what: 'time' | 'place') => (moved === what || moved === 'both' ? movedFrom : undefined);
  const time = before('time');
  const place = before('place');
  return [
    [t(time ? 'meetings.fact.newTime' : 'meetings.fact.when'), whenOf(meeting, viewer)],
    [t('meetings.fact.oldTime'), time && whenOf({ ...time, zone: meeting.zone }, viewer)],
    [t(place ? 'meetings.fact.newPlace' : 'meetings.fact.where'), meeting.place],
    [t('meetings.fact.oldPlace'), place?.place],
  ];
}

function welcome({ organisation }: InvitationView, { t }: Viewer): string {
  return organisation === undefined
    ? t('meetings.invitation.forPerson')
    : t('meetings.invitation.forOrganisation', { organisation });
}

function questions(
  invitation: InvitationView,
  viewer: Viewer,
  typedWishes: string | undefined,
): readonly CardElement[] {
  const { t } = viewer;
  const { id, reply, wishes } = invitation;
  const comes = reply === 'yes' || reply === 'maybe';
  const asked: readonly CardElement[] = [
    savedLine(invitation, viewer) ?? text(t('meetings.invitation.question')),
    replyButtons(invitation, viewer),
  ];
  if (!comes) return [...asked, quiet(t('meetings.invitation.until'))];
  return [
    ...asked,
    input(
      [
        {
          kind: 'number',
          name: 'comers',
          label: t('meetings.invitation.comers'),
          hint: t('meetings.invitation.comersHint'),
          required: true,
          min: 1,
          max: mostComers,
          value: invitation.comers,
        },
        {
          kind: 'text',
          name: 'wishes',
          label: t('meetings.invitation.wishes'),
          hint: t('meetings.invitation.wishesHint'),
          required: false,
          maxLength: longest.wishes,
          value: typedWishes ?? wishes ?? '',
        },
      ],
      button(t('meetings.invitation.save'), 'meeting.details', { invitation: id }),
    ),
    ...(wishes ? [quiet(t('meetings.invitation.savedWishes', { wishes }))] : []),
    quiet(t('meetings.invitation.until')),
  ];
}

/** Yes, maybe, no; the one that was answered is shown as chosen. */
function replyButtons({ id, reply }: InvitationView, { t }: Viewer): CardElement {
  return buttons(
    ...(['yes', 'maybe', 'no'] as const satisfies readonly (typeof replies)[number][]).map((one) =>
      button(
        t(`meetings.reply.${one}`),
        'meeting.answer',
        { invitation: id, reply: one },
        {
          chosen: reply === one,
        },
      ),
    ),
  );
}

function savedLine({ reply, comers }: InvitationView, { t }: Viewer): CardElement | undefined {
  return reply ? text(t(`meetings.invitation.saved.${reply}`, { count: comers })) : undefined;
}

/** A person's own invitations that are not over, each with what they answered and how to answer. */
export function ownInvitationsCard(invitations: readonly Invitation[], viewer: Viewer): Card {
  const { t } = viewer;
  const title = t('meetings.own.title');
  if (invitations.length === 0) return card(title, text(t('meetings.own.empty')));
  return card(
    title,
    list(
      invitations.map((invitation) => {
        const meeting = invitation.meeting.getEntity();
        const when = whenOf(meeting, viewer);
        const { id, reply } = invitation;
        const answered = reply
          ? t('meetings.own.answer', { reply: t(`meetings.reply.${reply}`) })
          : t('meetings.own.unanswered');
        return {
          text: meeting.title,
          detail: `${t('meetings.list.detail', { when, place: meeting.place })}\n${answered}`,
          buttons:
            phaseOf(meeting, viewer.now) === 'coming'
              ? [
                  ...(['yes', 'maybe', 'no'] as const).map((one) =>
                    button(
                      t(`meetings.reply.${one}`),
                      'meeting.answer',
                      { invitation: id, reply: one, list: true },
                      { chosen: reply === one },
                    ),
                  ),
                  button(t('meetings.own.open'), 'meeting.invitation', { invitation: id }),
                ]
              : [],
        };
      }),
    ),
  );
}
