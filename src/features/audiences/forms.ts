import { z } from 'zod';
import { organisationKinds } from '#entities/organisation.ts';
import type { PressValues } from '#src/conversation/elements/button.ts';
import type { Form, Option } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { Selection } from './rules.ts';

const ids = z.union([z.uuid().transform((one) => [one]), z.array(z.uuid())]).default([]);
const kinds = z
  .union([z.enum(organisationKinds).transform((one) => [one]), z.array(z.enum(organisationKinds))])
  .default([]);
const areas = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);

/** What a form that asks for an audience submits, beside what it carries. */
export const audienceChoice = {
  who: z.enum(['all', 'chosen']).default('chosen'),
  kinds,
  areas,
  organisations: ids,
  people: ids,
};

/** What an audience is chosen for: the declared form, its title, and what comes back with it. */
export interface AudiencePurpose {
  readonly form: string;
  readonly title: string;
  readonly carried: PressValues;
}

/** What can be chosen among, and what is already chosen by name. */
export interface AudienceOptions {
  readonly areas: readonly string[];
  readonly organisations: readonly Option[];
  readonly people: readonly Option[];
}

/** Asks whom to reach: everybody, by kind, by area, by hand, or several of these together. */
export function audienceForm(
  purpose: AudiencePurpose,
  selection: Selection,
  options: AudienceOptions,
  t: Translate,
): Form {
  return {
    id: purpose.form,
    title: purpose.title,
    submitLabel: t('audiences.form.submit'),
    intro: t('audiences.form.intro'),
    fields: [
      {
        kind: 'select',
        name: 'who',
        label: t('audiences.form.who'),
        required: true,
        options: [
          { value: 'all', label: t('audiences.form.whoAll') },
          { value: 'chosen', label: t('audiences.form.whoChosen') },
        ],
        value: selection.who,
      },
      {
        kind: 'multiSelect',
        name: 'kinds',
        label: t('audiences.form.kinds'),
        hint: t('audiences.form.kindsHint'),
        required: false,
        options: organisationKinds.map((value) => ({ value, label: t(`audiences.form.kind.${value}`) })),
        values: selection.kinds,
      },
      ...(options.areas.length === 0
        ? []
        : [
            {
              kind: 'multiSelect' as const,
              name: 'areas',
              label: t('audiences.form.areas'),
              required: false,
              options: options.areas.map((area) => ({ value: area, label: area })),
              values: selection.areas,
            },
          ]),
      {
        kind: 'organisation',
        name: 'organisations',
        label: t('audiences.form.organisations'),
        required: false,
        multiple: true,
        chosen: options.organisations,
      },
      {
        kind: 'person',
        name: 'people',
        label: t('audiences.form.people'),
        required: false,
        multiple: true,
        chosen: options.people,
      },
    ],
    carried: purpose.carried,
  };
}

/** What is chosen in an unfinished form that asks for an audience. */
export function readAudienceForm(form: Form): Selection {
  const typed: Record<string, unknown> = {};
  for (const field of form.fields) {
    if (field.kind === 'multiSelect') typed[field.name] = field.values;
    else if (field.kind === 'select') typed[field.name] = field.value;
    else if (field.kind === 'organisation' || field.kind === 'person') {
      typed[field.name] = field.chosen?.map(({ value }) => value);
    }
  }
  return z.object(audienceChoice).parse(typed);
}
