import { z } from 'zod';
import { ways } from '#entities/contact.ts';
import { categories } from '#entities/need.ts';
import type { Field, Form, Option } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { ContactView } from './reads.ts';
import { cleanNote, longestName, longestNote, type Understood } from './rules.ts';

/** What the form `contact.log` starts with. `typedName` is a name as it was typed, of somebody new or misspelt. */
export type ContactDraft = Understood & {
  readonly organisation?: Option | undefined;
  readonly typedName?: string | undefined;
  readonly note: string;
};

const common = {
  day: z.iso.date('contacts.form.badDay'),
  way: z.enum(ways).optional(),
  note: z
    .string()
    .transform(cleanNote)
    .pipe(z.string().min(1, 'contacts.form.noNote').max(longestNote, 'contacts.form.noteTooLong')),
  needs: z.array(z.enum(categories)).default([]),
  offers: z.array(z.enum(categories)).default([]),
  nextOn: z.iso.date('contacts.form.badDay').optional(),
};

/** What the form `contact.log` submits. */
export const contactFormInput = z.object({
  ...common,
  organisation: z.uuid().optional(),
  newOrganisation: z
    .string()
    .transform(cleanNote)
    .pipe(z.string().max(longestName, 'contacts.form.nameTooLong'))
    .optional(),
  /** Whether what it was opened from shall stay as it is. */
  beside: z.boolean().default(false),
});

/** What the form `contact.change` submits, with the contact and the revision it was opened for. */
export const contactChangeInput = z.object({
  ...common,
  organisation: z.uuid(),
  contact: z.uuid(),
  revision: z.number(),
});

/** The form that logs a contact. What was typed and understood stands in it. */
export function contactForm(draft: ContactDraft, t: Translate, intro?: string): Form {
  return {
    id: 'contact.log',
    title: t('contacts.form.title'),
    submitLabel: t('contacts.form.submit'),
    ...(intro === undefined ? {} : { intro }),
    fields: [
      organisationField(draft.organisation, false, t),
      {
        kind: 'text',
        name: 'newOrganisation',
        label: t('contacts.form.newOrganisation'),
        hint: t('contacts.form.newOrganisationHint'),
        required: false,
        orElse: 'organisation',
        maxLength: longestName,
        value: draft.typedName ?? '',
      },
      ...commonFields(draft, t),
    ],
    carried: {},
  };
}

/** The form that changes a contact, guarded by its revision. `typed` is what somebody wrote while another changed it. */
export function contactChangeForm(
  contact: ContactView,
  t: Translate,
  typed: { readonly draft: ContactDraft; readonly intro: string } | undefined = undefined,
): Form {
  const { id, name } = contact.organisation;
  const draft = typed?.draft ?? { ...contact, organisation: { value: id, label: name } };
  return {
    id: 'contact.change',
    title: t('contacts.form.changeTitle'),
    submitLabel: t('contacts.form.changeSubmit'),
    ...(typed === undefined ? {} : { intro: typed.intro }),
    fields: [organisationField(draft.organisation, true, t), ...commonFields(draft, t)],
    carried: { contact: contact.id, revision: contact.revision },
  };
}

function organisationField(chosen: Option | undefined, required: boolean, t: Translate): Field {
  return {
    kind: 'organisation',
    name: 'organisation',
    label: t('contacts.form.organisation'),
    required,
    ...(required ? {} : { orElse: 'newOrganisation' }),
    multiple: false,
    ...(chosen === undefined ? {} : { chosen: [chosen] }),
  };
}

function commonFields(draft: ContactDraft, t: Translate): Field[] {
  const kinds = categories.map((value) => ({ value, label: t(`categories.${value}`) }));
  return [
    {
      kind: 'longText',
      name: 'note',
      label: t('contacts.form.note'),
      hint: t('contacts.publicRecord'),
      required: true,
      maxLength: longestNote,
      value: draft.note,
    },
    { kind: 'date', name: 'day', label: t('contacts.form.day'), required: true, value: draft.happenedOn },
    {
      kind: 'select',
      name: 'way',
      label: t('contacts.form.way'),
      required: false,
      options: ways.map((value) => ({ value, label: t(`contacts.way.${value}`) })),
      ...(draft.way === null ? {} : { value: draft.way }),
    },
    {
      kind: 'multiSelect',
      name: 'needs',
      label: t('contacts.form.needs'),
      required: false,
      options: kinds,
      values: draft.needs,
    },
    {
      kind: 'multiSelect',
      name: 'offers',
      label: t('contacts.form.offers'),
      required: false,
      options: kinds,
      values: draft.offers,
    },
    {
      kind: 'date',
      name: 'nextOn',
      label: t('contacts.form.nextOn'),
      required: false,
      ...(draft.nextOn == null ? {} : { value: draft.nextOn }),
    },
  ];
}

/** What was typed in an unfinished form `contact.log`, once an actor is chosen for it. */
export function readContactForm(form: Form): ContactDraft {
  const typed: Record<string, unknown> = {};
  for (const field of form.fields) {
    if (field.kind === 'multiSelect') typed[field.name] = field.values;
    else if ('value' in field && field.value !== '') typed[field.name] = field.value;
  }
  const read = unfinished.parse(typed);
  return {
    typedName: read.newOrganisation,
    note: read.note,
    happenedOn: read.day,
    way: read.way ?? null,
    needs: read.needs,
    offers: read.offers,
    nextOn: read.nextOn ?? null,
  };
}

const unfinished = z.object({
  newOrganisation: z.string().optional(),
  day: z.string(),
  way: z.enum(ways).optional(),
  note: z.string().default(''),
  needs: z.array(z.enum(categories)).default([]),
  offers: z.array(z.enum(categories)).default([]),
  nextOn: z.string().optional(),
});
