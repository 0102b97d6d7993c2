import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { noteRegisterChange } from './register-change.ts';
import { row } from './row.ts';
import { words } from './words.ts';

/** What an actor can be. */
export const organisationKinds = [
  'association',
  'congregation',
  'company',
  'authority',
  'foundation',
  'network',
  'other',
] as const;
/** One of them. */
export type OrganisationKind = (typeof organisationKinds)[number];

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisations',
  properties: {
    ...row,
    name: p.text(),
    /** Folded, for search. */
    searchName: p.text(),
    /** What it is also called: short forms, and the names of those that were merged into it. */
    aliases: p.array().default([]),
    /** They, folded, each between bars: `|hf|folkdansarna|`. Empty where there are none. */
    searchAliases: p.text().default(''),
    kind: p.enum(organisationKinds),
    area: p.text().nullable(),
    /** What drives it (drivkrafter). */
    drives: p.text().nullable(),
    /** The languages that are spoken there, as they were written. */
    languages: p.array().default([]),
    /** With `https://` or `http://`. */
    webPage: p.text().nullable(),
    /** What coordinators should know. Shown to them only; a public record all the same. */
    note: p.text().nullable(),
    /** What everybody may search in. */
    publicWords: words("name || ' ' || search_aliases || ' ' || coalesce(area, '')"),
    /** What coordinators may search in. */
    words: words(
      "name || ' ' || search_aliases || ' ' || coalesce(area, '') || ' ' || coalesce(drives, '') || ' ' || coalesce(note, '')",
    ),
    /** The newest contact's day, kept in the transaction that logs or undoes a contact. */
    lastContactOn: p.date().nullable(),
    /** Its own rhythm: days without contact after which the dialogue has gone quiet; null for that of its kind. */
    rhythmDays: p.integer().nullable(),
    /** Nobody is told that the dialogue is quiet before that day. */
    snoozedUntil: p.date().nullable(),
    /** When somebody was last told that it is quiet, and who: a person's id. */
    nudgedOn: p.date().nullable(),
    nudgedPersonId: p.uuid().nullable(),
    archivedAt: instant().nullable(),
    /** The actor that this one was merged into: it is then archived, and whoever still knows its id finds that one. */
    mergedInto: () => p.manyToOne(Organisation).ref().nullable(),
    revision: p.integer().version(),
  },
  triggers: [{ ...noteRegisterChange, events: [...noteRegisterChange.events] }],
  indexes: [
    {
      name: 'organisations_search_name',
      expression: 'create index organisations_search_name on organisations (workspace_id, search_name)',
    },
    {
      name: 'organisations_search_name_trigram',
      expression:
        'create index organisations_search_name_trigram on organisations using gin (search_name gin_trgm_ops)',
    },
    {
      name: 'organisations_search_aliases_trigram',
      expression:
        'create index organisations_search_aliases_trigram on organisations using gin (search_aliases gin_trgm_ops)',
    },
    {
      name: 'organisations_words',
      expression: 'create index organisations_words on organisations using gin (words)',
    },
    {
      name: 'organisations_public_words',
      expression: 'create index organisations_public_words on organisations using gin (public_words)',
    },
    {
      name: 'organisations_merged_into',
      expression:
        'create index organisations_merged_into on organisations (merged_into_id) where merged_into_id is not null',
    },
    {
      // Who could help is looked for nearby first.
      name: 'organisations_area',
      expression:
        'create index organisations_area on organisations (workspace_id, area) where archived_at is null',
    },
    {
      name: 'organisations_last_contact',
      expression:
        'create index organisations_last_contact on organisations (workspace_id, last_contact_on) where archived_at is null',
    },
  ],
});

/** Any actor (aktör): an association, a congregation, a company, an authority. Two may have the same name. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);
