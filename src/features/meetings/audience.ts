import { z } from 'zod';
import type { Meeting } from '#entities/meeting.ts';
import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, warning } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { previewElements } from '#src/features/audiences/cards.ts';
import { chooseForm, keepSelection } from '#src/features/audiences/choose.ts';
import { type AudiencePurpose, audienceChoice } from '#src/features/audiences/forms.ts';
import { type Audience, findAudience } from '#src/features/audiences/reads.ts';
import type { Selection } from '#src/features/audiences/rules.ts';
import type { Translate } from '#src/locales/translate.ts';
import { whenOf } from './forms.ts';

/** What the form `meeting.audience` submits. */
export const audienceFormInput = z.object({ ...audienceChoice, meeting: z.uuid() });

function purposeOf(meetingId: string, t: Translate): AudiencePurpose {
  return { form: 'meeting.audience', title: t('meetings.audience.title'), carried: { meeting: meetingId } };
}

/** The form that asks whom to invite, with what is chosen by name. */
export function inviteForm(given: Context, meetingId: string, selection: Selection): Promise<Form> {
  return chooseForm(given, purposeOf(meetingId, given.t), selection);
}

/** The preview of a selection, which waits in a draft until it is sent or changed. `first` is told before all else. */
export async function preview(
  given: Context,
  meeting: Meeting,
  selection: Selection,
  first?: string,
): Promise<Card> {
  const { em, workspace, now, t } = given;
  const audience = await findAudience(em, workspace, { selection, meetingId: meeting.id, now });
  const draft = await keepSelection(given, purposeOf(meeting.id, t), selection);
  return previewCard(meeting, audience, draft, given, first);
}

function previewCard(
  meeting: Meeting,
  audience: Audience,
  draft: string,
  viewer: Viewer,
  first: string | undefined,
): Card {
  const { t } = viewer;
  const count = audience.reachable.length;
  const values = { meeting: meeting.id, draft, people: count };
  const labels = { reached: t('meetings.preview.invited'), already: t('meetings.preview.already') };
  return card(
    t('meetings.preview.title', { title: meeting.title }),
    first !== undefined && warning(first),
    ...previewElements(audience, labels, viewer),
    buttons(
      count > 0 &&
        button(t('meetings.preview.send', { count }), 'meeting.send', values, {
          style: 'primary',
          confirm: {
            title: t('meetings.preview.confirmTitle'),
            text: t('meetings.preview.confirmText', {
              count,
              title: meeting.title,
              when: whenOf(meeting, viewer),
            }),
            yes: t('meetings.preview.confirmYes'),
            no: t('meetings.preview.confirmNo'),
          },
        }),
      button(t('audiences.preview.change'), 'draft.open', { draft }),
    ),
  );
}
