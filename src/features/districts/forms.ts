import { z } from 'zod';
import type { Field, Form } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { District } from './reads.ts';

/** The longest name of a workspace. */
const longestName = 80;
const aNewOne = 'new';

/** Where a button about a channel was pressed, or rather: which channel it is about. */
export const placeInput = z.object({
  place: z.string().min(1),
  name: z.string().default(''),
  /** The team that the channel is a part of. */
  within: z.string().default(''),
});
/** See `placeInput`. */
export type AskedPlace = z.output<typeof placeInput>;

/** What the form `place.bind` submits. */
export const bindInput = placeInput.extend({
  district: z
    .union([z.uuid(), z.literal(aNewOne)])
    .transform((chosen) => (chosen === aNewOne ? undefined : chosen)),
  newName: z.string().trim().max(longestName, 'districts.form.nameTooLong').default(''),
  extent: z.enum(['channel', 'team']).default('channel'),
});

/** The form in which an administrator says which workspace a channel, or the team it is in, belongs to. */
export function bindForm(asked: AskedPlace, choices: readonly District[], t: Translate): Form {
  const { name, within } = asked;
  const extent: Field = {
    kind: 'select',
    name: 'extent',
    label: t('districts.form.extent'),
    required: true,
    options: [
      { value: 'team', label: t('districts.form.team') },
      {
        value: 'channel',
        label: name === '' ? t('districts.form.thisChannel') : t('districts.form.channel', { name }),
      },
    ],
    value: 'team',
  };
  return {
    id: 'place.bind',
    title: t('districts.form.title'),
    submitLabel: t('districts.form.submit'),
    intro: t('districts.form.intro'),
    fields: [
      {
        kind: 'select',
        name: 'district',
        label: t('districts.form.district'),
        required: true,
        options: [
          ...choices.map((one) => ({ value: one.id, label: one.name })),
          { value: aNewOne, label: t('districts.form.new') },
        ],
        ...(choices.length === 0 ? { value: aNewOne } : {}),
      },
      {
        kind: 'text',
        name: 'newName',
        label: t('districts.form.newName'),
        hint: t('districts.form.newNameHint'),
        required: false,
        maxLength: longestName,
      },
      ...(within === '' ? [] : [extent]),
    ],
    carried: asked,
  };
}
