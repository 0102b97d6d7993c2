import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import type { PressValues } from '#src/conversation/elements/button.ts';
import { type Card, card, text } from '#src/conversation/elements/card.ts';
import type { FieldErrors, Form } from '#src/conversation/elements/form.ts';
import { formatFor, formatMoment } from '#src/locales/format.ts';
import type { Key } from '#src/locales/translate.ts';
import { type ClosingProblem, closingLimits } from './closing.ts';

/** Whose closing is changed: a survey's, or a draft's, and what is shown then. */
export const closingOwner = z.union([
  z.object({ survey: z.uuid() }),
  z.object({ draft: z.uuid(), shown: z.enum(['draft', 'preview']) }),
]);

/** What the form `survey.closing` submits. */
export const closingInput = z
  .object({
    date: z.iso.date('meetings.wrong.badDate' satisfies Key).optional(),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'meetings.wrong.badTime' satisfies Key)
      .optional(),
  })
  .and(closingOwner);

/** Asks until when answers are taken. A draft may leave it open: then it is the usual week. */
export function closingForm(
  carried: PressValues & z.output<typeof closingOwner>,
  at: DateTime | undefined,
  { t, workspace }: Viewer,
): Form {
  const local = at?.setZone(workspace.zone);
  const time = local?.toFormat('HH:mm');
  return {
    id: 'survey.closing',
    title: t('surveys.closing.change'),
    submitLabel: t('surveys.make.save'),
    ...('survey' in carried && { intro: t('surveys.closing.intro') }),
    fields: [
      {
        kind: 'date',
        name: 'date',
        label: t('surveys.closing.date'),
        hint: t(
          'survey' in carried ? 'surveys.closing.dateHint' : 'surveys.closing.dateHintOfDraft',
          closingLimits,
        ),
        required: 'survey' in carried,
        value: local?.toFormat('yyyy-MM-dd') ?? '',
      },
      {
        kind: 'time',
        name: 'time',
        label: t('surveys.closing.time'),
        hint: t('surveys.closing.timeHint'),
        required: false,
        value: time === undefined || time === lastMinute ? '' : time,
      },
    ],
    carried,
  };
}

const lastMinute = '23:59';

/** What is wrong in that form, beside its fields. */
export function closingErrors(
  problem: ClosingProblem | 'skipped' | 'noDate',
  { t }: Pick<Viewer, 't'>,
): FieldErrors {
  const said = t(`surveys.closing.problem.${problem}`, closingLimits);
  return problem === 'skipped' ? { time: said } : { date: said };
}

/** Why a closed survey cannot be changed. */
export function alreadyClosedCard(title: string, at: DateTime, viewer: Viewer): Card {
  const until = formatMoment(at, formatFor(viewer));
  return card(
    viewer.t('surveys.closing.closedTitle', { title }),
    text(viewer.t('surveys.closing.closed', { until })),
  );
}
