import { z } from 'zod';
import type { Meeting } from '#entities/meeting.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, list, quiet, text } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import type { Key, Translate } from '#src/locales/translate.ts';
import type { Expected } from './reads.ts';
import { mostComers } from './rules.ts';

/** Who came, a page of them: each with a button for having come and one for not. */
export function attendanceCard(
  meeting: Meeting,
  page: {
    readonly expected: readonly Expected[];
    readonly more: boolean;
    readonly noted: number;
    readonly skipped: number;
    readonly size: number;
  },
  { t }: Viewer,
): Card {
  const { skipped, size, expected } = page;
  const at = { meeting: meeting.id, skipped };
  return card(
    t('meetings.attendance.title', { title: meeting.title }),
    page.noted > 0
      ? text(t('meetings.attendance.noted', { count: page.noted }))
      : quiet(t(expected.length > 0 ? 'meetings.attendance.intro' : 'meetings.attendance.nobody')),
    // What is true most often is one tap away, above a list that may be long.
    expected.some(({ came }) => came === undefined) &&
      buttons(button(t('meetings.attendance.all'), 'meeting.cameAll', at, { style: 'primary' })),
    expected.length > 0 &&
      list(
        expected.map((one) => ({
          text: nameOf(one, t),
          detail: stateOf(one, t),
          buttons: [
            button(
              t('meetings.attendance.came'),
              'meeting.came',
              { ...at, invitation: one.invitationId, came: true },
              { chosen: one.came === true },
            ),
            button(
              t('meetings.attendance.absent'),
              'meeting.came',
              { ...at, invitation: one.invitationId, came: false },
              { chosen: one.came === false },
            ),
            button(t('meetings.attendance.number'), 'meeting.cameNumber', {
              ...at,
              invitation: one.invitationId,
              name: one.name,
              comers: one.comers,
            }),
          ],
        })),
      ),
    buttons(
      button(t('meetings.attendance.other'), 'meeting.cameToo', at),
      skipped > 0 &&
        button(t('meetings.answers.back'), 'meeting.attendance', {
          ...at,
          skipped: Math.max(0, skipped - size),
          here: true,
        }),
      page.more &&
        button(t('meetings.answers.more'), 'meeting.attendance', {
          ...at,
          skipped: skipped + size,
          here: true,
        }),
    ),
  );
}

function nameOf({ name, organisation }: Expected, t: Translate): string {
  return organisation === undefined ? name : t('meetings.attendance.line', { name, organisation });
}

function stateOf({ came, comers }: Expected, t: Translate): string {
  if (came === false) return t('meetings.attendance.lineAbsent');
  return came === true
    ? t('meetings.attendance.lineComers', { count: comers })
    : t('meetings.attendance.lineExpected', { count: comers });
}

const comers = z.coerce
  .number('meetings.attendance.badComers' satisfies Key)
  .int('meetings.attendance.badComers' satisfies Key)
  .min(1, 'meetings.attendance.badComers' satisfies Key)
  .max(mostComers, 'meetings.attendance.badComers' satisfies Key);

const page = { meeting: z.uuid(), skipped: z.number().int().min(0) };

/** What the form `meeting.cameNumber` submits. */
export const cameNumberInput = z.object({ ...page, invitation: z.uuid(), comers });

/** What the form `meeting.cameToo` submits. */
export const cameTooInput = z.object({ ...page, person: z.uuid(), comers });

/** Asks how many came with one invitation. */
export function cameNumberForm(
  asked: {
    readonly meeting: string;
    readonly skipped: number;
    readonly invitation: string;
    readonly name: string;
    readonly comers: number;
  },
  t: Translate,
): Form {
  const { name, comers: value, ...carried } = asked;
  return {
    id: 'meeting.cameNumber',
    title: t('meetings.attendance.numberTitle'),
    submitLabel: t('meetings.attendance.save'),
    fields: [comersField(t('meetings.attendance.numberLabel', { name }), value)],
    carried,
  };
}

/** Asks who else came. */
export function cameTooForm(
  carried: { readonly meeting: string; readonly skipped: number },
  t: Translate,
): Form {
  return {
    id: 'meeting.cameToo',
    title: t('meetings.attendance.otherTitle'),
    submitLabel: t('meetings.attendance.save'),
    fields: [
      {
        kind: 'person',
        name: 'person',
        label: t('meetings.attendance.person'),
        required: true,
        multiple: false,
      },
      comersField(t('meetings.attendance.comers'), 1),
    ],
    carried,
  };
}

function comersField(label: string, value: number): Form['fields'][number] {
  return { kind: 'number', name: 'comers', label, required: true, min: 1, max: mostComers, value };
}
