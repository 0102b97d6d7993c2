import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Meeting } from '#entities/meeting.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { formatFor, formatLongDay, formatSpan } from '#src/locales/format.ts';
import type { Key, Translate } from '#src/locales/translate.ts';
import { cleanText, longest, mostSeats } from './rules.ts';

/** What stands in the form that plans a meeting. */
export type PlanDraft = {
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly place?: string | undefined;
  readonly agenda?: string | undefined;
  readonly capacity?: number | undefined;
};

/** What needs another look before a meeting can be planned, by field. */
export type PlanProblems = { readonly [Field in keyof PlanDraft]?: Key };

const short = (most: number, none: Key, tooLong: Key) =>
  z.string(none).transform(cleanText).pipe(z.string().min(1, none).max(most, tooLong));

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'meetings.wrong.badTime' satisfies Key);

/** What the form `meeting.plan` submits; with `meeting` it changes one. */
export const planFormInput = z.object({
  title: short(longest.title, 'meetings.wrong.noTitle', 'meetings.wrong.titleTooLong'),
  date: z.iso.date('meetings.wrong.badDate' satisfies Key),
  start: time,
  end: time.optional(),
  place: short(longest.place, 'meetings.wrong.noPlace', 'meetings.wrong.placeTooLong'),
  agenda: z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(longest.agenda, 'meetings.wrong.agendaTooLong' satisfies Key))
    .optional(),
  capacity: z.coerce
    .number('meetings.wrong.capacity' satisfies Key)
    .int('meetings.wrong.capacity' satisfies Key)
    .min(1, 'meetings.wrong.capacity' satisfies Key)
    .max(mostSeats, 'meetings.wrong.capacity' satisfies Key)
    .optional(),
  meeting: z.uuid().optional(),
  revision: z.number().int().optional(),
});

/** The form that plans a meeting, with what was understood and a sentence where something is missing or wrong. */
export function planForm(draft: PlanDraft, problems: PlanProblems, viewer: Viewer): Form {
  const { t } = viewer;
  const incomplete = Object.keys(problems).length > 0;
  return {
    id: 'meeting.plan',
    title: t('meetings.form.title'),
    submitLabel: t('meetings.form.submit'),
    ...(incomplete && { intro: t('meetings.form.introIncomplete') }),
    fields: fields(draft, problems, viewer),
    carried: {},
  };
}

/** The form that changes a meeting, guarded by its revision. */
export function changeForm(meeting: Meeting, invited: number, viewer: Viewer): Form {
  const { t } = viewer;
  return {
    ...formOf(meeting, viewer),
    ...(invited > 0 && { intro: t('meetings.form.introInvited', { count: invited }) }),
  };
}

/** The same with what somebody wrote while another changed the meeting. */
export function changedMeanwhileForm(meeting: Meeting, typed: PlanDraft, viewer: Viewer): Form {
  return {
    ...formOf(meeting, viewer, typed),
    intro: viewer.t('meetings.form.introChanged', { when: whenOf(meeting, viewer), place: meeting.place }),
  };
}

function formOf(meeting: Meeting, viewer: Viewer, typed: PlanDraft = draftOf(meeting)): Form {
  const { t } = viewer;
  return {
    id: 'meeting.plan',
    title: t('meetings.form.changeTitle'),
    submitLabel: t('meetings.form.changeSubmit'),
    fields: fields(typed, {}, viewer),
    carried: { meeting: meeting.id, revision: meeting.revision },
  };
}

/** What a meeting says, as it stands in the form. */
export function draftOf(meeting: Meeting): PlanDraft {
  const startsAt = meeting.startsAt.setZone(meeting.zone);
  return {
    title: meeting.title,
    date: startsAt.toFormat('yyyy-MM-dd'),
    start: startsAt.toFormat('HH:mm'),
    end: meeting.endsAt.setZone(meeting.zone).toFormat('HH:mm'),
    place: meeting.place,
    agenda: meeting.agenda ?? undefined,
    capacity: meeting.capacity ?? undefined,
  };
}

/** `torsdag 3 december kl. 18.00–20.00`, in the zone the meeting is held in. */
export function whenOf(meeting: Pick<Meeting, 'startsAt' | 'endsAt' | 'zone'>, viewer: Viewer): string {
  return formatSpan(meeting.startsAt, meeting.endsAt, { ...formatFor(viewer), zone: meeting.zone });
}

function fields(draft: PlanDraft, problems: PlanProblems, viewer: Viewer): Form['fields'] {
  const { t } = viewer;
  const said = (field: keyof PlanDraft, otherwise?: Key): { hint?: string } => {
    const key = problems[field] ?? otherwise;
    return key === undefined ? {} : { hint: t(key, { day: dayOf(draft, viewer) }) };
  };
  const named = (name: keyof PlanDraft, label: Key) => ({ name, label: t(label) });
  return [
    {
      kind: 'text',
      ...named('title', 'meetings.form.name'),
      required: true,
      maxLength: longest.title,
      value: draft.title ?? '',
      ...said('title'),
    },
    {
      kind: 'date',
      ...named('date', 'meetings.form.date'),
      required: true,
      value: draft.date ?? '',
      ...said('date'),
    },
    {
      kind: 'time',
      ...named('start', 'meetings.form.start'),
      required: true,
      value: draft.start ?? '',
      ...said('start'),
    },
    {
      kind: 'time',
      ...named('end', 'meetings.form.end'),
      required: false,
      value: draft.end ?? '',
      ...said('end', 'meetings.form.endHint'),
    },
    {
      kind: 'text',
      ...named('place', 'meetings.form.place'),
      required: true,
      maxLength: longest.place,
      value: draft.place ?? '',
      ...said('place'),
    },
    {
      kind: 'longText',
      ...named('agenda', 'meetings.form.agenda'),
      required: false,
      maxLength: longest.agenda,
      value: draft.agenda ?? '',
      ...said('agenda', 'meetings.form.agendaHint'),
    },
    {
      kind: 'number',
      ...named('capacity', 'meetings.form.capacity'),
      required: false,
      min: 1,
      max: mostSeats,
      ...(draft.capacity !== undefined && { value: draft.capacity }),
      ...said('capacity', 'meetings.form.capacityHint'),
    },
  ];
}

function dayOf({ date }: PlanDraft, viewer: Viewer): string {
  if (date === undefined) return '';
  return formatLongDay(DateTime.fromISO(date, { zone: viewer.workspace.zone }), formatFor(viewer));
}

/** What the form `meeting.cancel` submits. */
export const cancelFormInput = z.object({
  meeting: z.uuid(),
  reason: z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(longest.reason, 'meetings.cancelForm.reasonTooLong' satisfies Key))
    .optional(),
});

/** Asks why, and says whom it reaches, before a meeting is cancelled. */
export function cancelForm(meeting: Meeting, invited: number, t: Translate): Form {
  const { id, title } = meeting;
  return {
    id: 'meeting.cancel',
    title: t('meetings.cancelForm.title'),
    submitLabel: t('meetings.cancelForm.submit'),
    intro:
      invited === 0
        ? t('meetings.cancelForm.introNobody', { title })
        : t('meetings.cancelForm.intro', { title, count: invited }),
    fields: [
      {
        kind: 'longText',
        name: 'reason',
        label: t('meetings.cancelForm.reason'),
        hint: t('meetings.cancelForm.reasonHint'),
        required: false,
        maxLength: longest.reason,
      },
    ],
    carried: { meeting: id },
  };
}
