import { z } from 'zod';
import { type OrganisationKind, organisationKinds } from '#entities/organisation.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import { type Rhythms, readRhythm, rhythmRange } from './rules.ts';

const rhythm = z
  .string()
  .optional()
  .refine((typed) => readRhythm(typed) !== undefined, 'dialogue.form.badDays')
  .transform((typed) => readRhythm(typed) ?? null);

/** What the form `dialogue.rhythm` submits. */
export const rhythmInput = z.object({
  organisation: z.uuid(),
  days: rhythm,
  until: z.iso.date('contacts.form.badDay').optional(),
});

/** The form for one organisation's rhythm. */
export function rhythmForm(
  organisation: {
    readonly id: string;
    readonly name: string;
    readonly rhythmDays: number | null;
    readonly snoozedUntil: string | null;
  },
  { usual }: { readonly usual: number },
  t: Translate,
): Form {
  const { id, name, rhythmDays, snoozedUntil } = organisation;
  return {
    id: 'dialogue.rhythm',
    title: t('dialogue.form.title'),
    submitLabel: t('dialogue.form.save'),
    intro: t('dialogue.form.intro', { name }),
    fields: [
      {
        kind: 'number',
        name: 'days',
        label: t('dialogue.form.days'),
        hint: t('dialogue.form.daysHint', { count: usual }),
        required: false,
        ...rhythmRange,
        ...(rhythmDays === null ? {} : { value: rhythmDays }),
      },
      {
        kind: 'date',
        name: 'until',
        label: t('dialogue.form.until'),
        hint: t('dialogue.form.untilHint'),
        required: false,
        ...(snoozedUntil === null ? {} : { value: snoozedUntil }),
      },
    ],
    carried: { organisation: id },
  };
}

/** What the form `dialogue.kinds` submits: a field for each kind. */
export const kindsInput = z
  .object({
    association: rhythm,
    congregation: rhythm,
    company: rhythm,
    authority: rhythm,
    foundation: rhythm,
    network: rhythm,
    other: rhythm,
  } satisfies Record<OrganisationKind, typeof rhythm>)
  .transform((typed): Readonly<Record<string, number>> => {
    const chosen: Record<string, number> = {};
    for (const kind of organisationKinds) {
      const days = typed[kind];
      if (days !== null) chosen[kind] = days;
    }
    return chosen;
  });

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
}

/** The form for the rhythm of each kind of organisation. */
export function kindsForm({ quietAfterDays, rhythmByKind }: Rhythms, t: Translate): Form {
  return {
    id: 'dialogue.kinds',
    title: t('dialogue.kinds.title'),
    submitLabel: t('dialogue.form.save'),
    intro: t('dialogue.kinds.intro', { count: quietAfterDays }),
    fields: organisationKinds.map((kind) => {
      const value = rhythmByKind[kind];
      return {
        kind: 'number' as const,
        name: kind,
        label: capital(t(`organisations.kind.${kind}`)),
        required: false,
        ...rhythmRange,
        ...(value === undefined ? {} : { value }),
      };
    }),
    carried: {},
  };
}
