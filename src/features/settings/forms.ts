import { z } from 'zod';
import { wholeLanguages } from '#src/conversation/answer.ts';
import type { Field, FieldErrors, Form } from '#src/conversation/elements/form.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import type { WorkspaceView } from './reads.ts';
import { longestName, type Refusal, ranges, type Settings, type TypedSettings } from './rules.ts';

const nowhere = 'none';

/** What the form `settings.change` submits, with the revision it was opened for. */
export const settingsInput = z.object({
  name: z.string(),
  language: z.enum(wholeLanguages),
  digestConversationId: z
    .union([z.uuid(), z.literal(nowhere)])
    .transform((chosen) => (chosen === nowhere ? null : chosen)),
  staffFromHour: z.string(),
  staffToHour: z.string(),
  representativeFromHour: z.string(),
  representativeToHour: z.string(),
  weeklyMessages: z.string(),
  quietAfterDays: z.string(),
  revision: z.number(),
});

/** The form for the workspace's settings, guarded by its revision. `typed` is what stands in it instead of what is. */
export function settingsForm(
  { workspace, channels }: WorkspaceView,
  t: Translate,
  typed?: { readonly settings: TypedSettings; readonly intro: string },
): Form {
  const values = typed?.settings ?? workspace;
  const nowHere = channels.some(({ id }) => id === values.digestConversationId);
  return {
    id: 'settings.change',
    title: t('settings.form'),
    submitLabel: t('settings.save'),
    ...(typed === undefined ? {} : { intro: typed.intro }),
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: t('settings.fields.name'),
        required: true,
        maxLength: longestName,
        value: values.name,
      },
      {
        kind: 'select',
        name: 'language',
        label: t('settings.fields.language'),
        hint: t('settings.fields.languageHint'),
        required: true,
        options: wholeLanguages.map((one) => ({ value: one, label: translator(one)('language.name') })),
        value: values.language,
      },
      {
        kind: 'select',
        name: 'digestConversationId',
        label: t('settings.fields.digestChannel'),
        hint: t('settings.fields.digestHint'),
        required: true,
        options: [
          { value: nowhere, label: t('settings.fields.digestNone') },
          ...channels.map(({ id, name }) => ({ value: id, label: name })),
        ],
        value: nowHere ? (values.digestConversationId ?? nowhere) : nowhere,
      },
      ...hours(values, t),
      {
        ...count('weeklyMessages', ranges.weeklyMessages, values),
        label: t('settings.fields.weeklyMessages'),
        hint: t('settings.fields.weeklyHint'),
      },
      {
        ...count('quietAfterDays', ranges.quietAfterDays, values),
        label: t('settings.fields.quietAfterDays'),
      },
    ],
    carried: { revision: workspace.revision },
  };
}

function hours(values: Counts, t: Translate): Field[] {
  const hour = (name: Counted) => count(name, ranges.hour, values);
  const staff = { hint: t('settings.fields.staffHint') };
  const representative = { hint: t('settings.fields.representativeHint') };
  return [
    { ...hour('staffFromHour'), label: t('settings.fields.staffFrom'), ...staff },
    { ...hour('staffToHour'), label: t('settings.fields.staffTo'), ...staff },
    { ...hour('representativeFromHour'), label: t('settings.fields.representativeFrom'), ...representative },
    { ...hour('representativeToHour'), label: t('settings.fields.representativeTo'), ...representative },
  ];
}

type Counted = Exclude<keyof Settings, 'name' | 'language' | 'digestConversationId'>;
type Counts = Readonly<Record<Counted, number | string>>;

function count(name: Counted, range: { readonly min: number; readonly max: number }, values: Counts) {
  return { kind: 'number', name, required: true, ...range, value: Number(values[name]) } as const;
}

/** A sentence for each field that was refused. */
export function refusedFields(
  refused: Readonly<Partial<Record<keyof Settings, Refusal>>>,
  t: Translate,
): FieldErrors {
  return Object.fromEntries(
    Object.entries(refused).map(([name, { reason, ...values }]) => [
      name,
      t(`settings.refused.${reason}`, values),
    ]),
  );
}
