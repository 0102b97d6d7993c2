import { z } from 'zod';
import { organisationKinds } from '#entities/organisation.ts';
import type { Form, Option } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { Selection } from './audience.ts';

const ids = z.union([z.uuid().transform((one) => [one]), z.array(z.uuid())]).default([]);
const kinds = z
  .union([z.enum(organisationKinds).transform((one) => [one]), z.array(z.enum(organisationKinds))])
  .default([]);
const areas = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);

const choice = {
  who: z.enum(['all', 'chosen']).default('chosen'),
  kinds,
  areas,
  organisations: ids,
  people: ids,
};

/** What the form `meeting.audience` submits. */
export const audienceFormInput = z.object({ ...choice, meeting: z.uuid() });

/** What can be chosen among, and what is already chosen by name. */
export interface AudienceOptions {
  readonly areas: readonly string[];
  readonly organisations: readonly Option[];
  readonly people: readonly Option[];
}

/** Asks whom to invite: everybody, by kind, by area, by hand, or several of these together. */
export function audienceForm(
  meetingId: string,
  selection: Selection,
  options: AudienceOptions,
  t: Translate,
): Form {
  return {
    id: 'meeting.audience',
    title: t('meetings.audience.title'),
    submitLabel: t('meetings.audience.submit'),
    intro: t('meetings.audience.intro'),
    fields: [
      {
        kind: 'select',
        name: 'who',
        label: t('meetings.audience.who'),
        required: true,
        options: [
          { value: 'all', label: t('meetings.audience.whoAll') },
          { value: 'chosen', label: t('meetings.audience.whoChosen') },
        ],
        value: selection.who,
      },
      {
        kind: 'multiSelect',
        name: 'kinds',
        label: t('meetings.audience.kinds'),
        hint: t('meetings.audience.kindsHint'),
        required: false,
        options: organisationKinds.map((value) => ({ value, label: t(`meetings.audience.kind.${value}`) })),
        values: selection.kinds,
      },
      ...(options.areas.length === 0
        ? []
        : [
            {
              kind: 'multiSelect' as const,
              name: 'areas',
              label: t('meetings.audience.areas'),
              required: false,
              options: options.areas.map((area) => ({ value: area, label: area })),
              values: selection.areas,
            },
          ]),
      {
        kind: 'organisation',
        name: 'organisations',
        label: t('meetings.audience.organisations'),
        required: false,
        multiple: true,
        chosen: options.organisations,
      },
      {
        kind: 'person',
        name: 'people',
        label: t('meetings.audience.people'),
        required: false,
        multiple: true,
        chosen: options.people,
      },
    ],
    carried: { meeting: meetingId },
  };
}

/** What is chosen in an unfinished form `meeting.audience`. */
export function readAudienceForm(form: Form): Selection {
  const typed: Record<string, unknown> = {};
  for (const field of form.fields) {
    if (field.kind === 'multiSelect') typed[field.name] = field.values;
    else if (field.kind === 'select') typed[field.name] = field.value;
    else if (field.kind === 'organisation' || field.kind === 'person') {
      typed[field.name] = field.chosen?.map(({ value }) => value);
    }
  }
  return z.object(choice).parse(typed);
}

/** Whether somebody is chosen at all, and nothing is said that contradicts itself. */
export function checkSelection(
  selection: Selection,
): 'meetings.audience.nothingChosen' | 'meetings.audience.allAndSome' | undefined {
  const { who, kinds: chosenKinds, areas: chosenAreas, organisations, people } = selection;
  const some = chosenKinds.length + chosenAreas.length + organisations.length;
  if (who === 'all') return some > 0 ? 'meetings.audience.allAndSome' : undefined;
  return some + people.length === 0 ? 'meetings.audience.nothingChosen' : undefined;
}
