import { z } from 'zod';
import { type Category, categories } from '#entities/need.ts';
import { type OrganisationKind, organisationKinds } from '#entities/organisation.ts';
import type { Field, Form } from '#src/conversation/elements/form.ts';
import { cleanNote } from '#src/features/contacts/rules.ts';
import { fold } from '#src/language/fold.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { OrganisationView, Speaker } from './reads.ts';
import {
  isName,
  longestName,
  longestShort,
  longestText,
  readParts,
  readPeople,
  readWebPage,
  type TypedPerson,
  writePeople,
} from './rules.ts';

const longestPeople = 3_000;

const text = (most: number, message: 'organisations.form.tooLong' | 'organisations.form.badName') =>
  z.string().transform(cleanNote).pipe(z.string().max(most, message)).optional();

/** What the form `organisation.save` submits: with the actor and its revision when it is changed, alone when it is added. */
export const organisationFormInput = z.object({
  name: z.string().transform(cleanNote).pipe(z.string().refine(isName, 'organisations.form.badName')),
  kind: z.enum(organisationKinds).default('association'),
  area: text(longestShort, 'organisations.form.tooLong'),
  aliases: text(longestText, 'organisations.form.tooLong'),
  drives: text(longestText, 'organisations.form.tooLong'),
  offers: z.array(z.enum(categories)).default([]),
  languages: text(longestShort, 'organisations.form.tooLong'),
  webPage: z
    .string()
    .transform(cleanNote)
    .pipe(z.string().refine((one) => readWebPage(one) !== undefined, 'organisations.form.badWebPage'))
    .optional(),
  people: z
    .string()
    .transform(cleanNote)
    .pipe(z.string().refine((one) => readPeople(one).ok, 'organisations.form.badPeople'))
    .optional(),
  note: text(longestText, 'organisations.form.tooLong'),
  organisation: z.uuid().optional(),
  revision: z.number().optional(),
  /** Ids of those who have spoken for it, with commas between: where one comes back, it is the same person. */
  known: z.string().default(''),
});

/** All that is said of an actor by hand. */
export type OrganisationChange = {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly area: string | null;
  readonly aliases: readonly string[];
  readonly drives: string | null;
  readonly offers: readonly Category[];
  readonly languages: readonly string[];
  readonly webPage: string | null;
  readonly people: readonly TypedPerson[];
  readonly note: string | null;
};

/** What was submitted, as it is written down. An actor is not also called by its own name. */
export function readOrganisation(input: z.output<typeof organisationFormInput>): OrganisationChange {
  const people = readPeople(input.people ?? '');
  return {
    name: input.name,
    kind: input.kind,
    area: input.area ?? null,
    aliases: readParts(input.aliases ?? '').filter((one) => fold(one) !== fold(input.name)),
    drives: input.drives ?? null,
    offers: input.offers,
    languages: readParts(input.languages ?? ''),
    webPage: readWebPage(input.webPage ?? null) ?? null,
    people: people.ok ? people.people : [],
    note: input.note ?? null,
  };
}

/** What stands in an organisation's form. */
export type OrganisationDraft = Partial<OrganisationChange>;

/** The form for somebody new. */
export function newOrganisationForm(draft: OrganisationDraft, t: Translate): Form {
  return {
    id: 'organisation.save',
    title: t('organisations.form.newTitle'),
    submitLabel: t('organisations.form.newSubmit'),
    fields: fieldsFor(draft, t),
    carried: {},
  };
}

/** The form that changes an actor, guarded by its revision. `typed` is what somebody wrote while another changed it. */
export function organisationForm(
  organisation: OrganisationView,
  speakers: readonly Speaker[],
  t: Translate,
  typed?: { readonly change: OrganisationChange; readonly intro: string },
): Form {
  const { id, revision } = organisation;
  const people = speakers.map(({ name, email }) => ({ name, email }));
  return {
    id: 'organisation.save',
    title: t('organisations.form.changeTitle'),
    submitLabel: t('organisations.form.changeSubmit'),
    ...(typed === undefined ? {} : { intro: typed.intro }),
    fields: fieldsFor(typed?.change ?? { ...organisation, people }, t),
    carried: { organisation: id, revision, known: speakers.map((one) => one.id).join(',') },
  };
}

function fieldsFor(draft: OrganisationDraft, t: Translate): Field[] {
  const short = (name: string, label: string, value: string, hint?: string): Field => ({
    kind: 'text',
    name,
    label,
    ...(hint === undefined ? {} : { hint }),
    required: false,
    maxLength: longestShort,
    value,
  });
  const long = (name: string, label: string, value: string, hint?: string): Field => ({
    ...short(name, label, value, hint),
    kind: 'longText',
    maxLength: name === 'people' ? longestPeople : longestText,
    value,
  });
  return [
    {
      kind: 'text',
      name: 'name',
      label: t('organisations.form.name'),
      required: true,
      maxLength: longestName,
      value: draft.name ?? '',
    },
    {
      kind: 'select',
      name: 'kind',
      label: t('organisations.form.kind'),
      required: true,
      options: organisationKinds.map((value) => ({ value, label: t(`organisations.kind.${value}`) })),
      value: draft.kind ?? 'association',
    },
    short('area', t('organisations.form.area'), draft.area ?? ''),
    short(
      'aliases',
      t('organisations.fact.aliases'),
      (draft.aliases ?? []).join('; '),
      t('organisations.form.aliasesHint'),
    ),
    long('drives', t('organisations.fact.drives'), draft.drives ?? ''),
    {
      kind: 'multiSelect',
      name: 'offers',
      label: t('contacts.fact.offers'),
      required: false,
      options: categories.map((value) => ({ value, label: t(`categories.${value}`) })),
      values: draft.offers ?? [],
    },
    short(
      'languages',
      t('organisations.fact.languages'),
      (draft.languages ?? []).join(', '),
      t('organisations.form.languagesHint'),
    ),
    short('webPage', t('organisations.fact.webPage'), draft.webPage ?? ''),
    long(
      'people',
      t('organisations.fact.people'),
      writePeople(draft.people ?? []),
      t('organisations.form.peopleHint'),
    ),
    long('note', t('organisations.fact.note'), draft.note ?? '', t('organisations.form.noteHint')),
  ];
}

/** What stands in a kept form `organisation.save`, as if it were submitted as it is. */
export function submittedIn({ fields, carried }: Form): Readonly<Record<string, unknown>> {
  const typed: Record<string, unknown> = { ...carried };
  for (const field of fields) {
    if (field.kind === 'multiSelect') typed[field.name] = field.values;
    else if ('value' in field && field.value !== '') typed[field.name] = field.value;
  }
  return typed;
}
