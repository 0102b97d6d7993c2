import { type Category, categories } from '#entities/need.ts';
import type { OrganisationKind } from '#entities/organisation.ts';
import { categoryWords } from './category-words.ts';
import { fold } from './fold.ts';

/** What a column of a register can hold. */
export const registerFields = [
  'name',
  'kind',
  'area',
  'aliases',
  'drives',
  'offers',
  'languages',
  'webPage',
  'note',
  'person',
  'givenName',
  'familyName',
  'email',
  'sameAs',
  // Written by us beside rows to mend, and not read again.
  'row',
  'why',
] as const;
/** One of them. */
export type RegisterField = (typeof registerFields)[number];

// What people write above columns, folded.
const headings: Readonly<Record<RegisterField, readonly string[]>> = {
  name: [
    'namn',
    'name',
    'aktor',
    'organisation',
    'organization',
    'organisationens namn',
    'organisationsnamn',
    'organisation name',
    'forening',
    'foreningar',
    'foreningens namn',
    'foreningsnamn',
    'association',
    'foretag',
  ],
  kind: [
    'typ',
    'type',
    'slag',
    'kind',
    'kategori',
    'category',
    'organisationstyp',
    'typ av aktor',
    'aktorstyp',
  ],
  area: [
    'omrade',
    'area',
    'stadsdel',
    'district',
    'stadsdelsomrade',
    'ort',
    'plats',
    'neighbourhood',
    'postort',
  ],
  aliases: [
    'kallas',
    'kallas ocksa',
    'alias',
    'aliases',
    'andra namn',
    'kortnamn',
    'forkortning',
    'also called',
    'other names',
    'short name',
    'abbreviation',
  ],
  drives: [
    'drivkraft',
    'drivkrafter',
    'drives',
    'what drives them',
    'verksamhet',
    'syfte',
    'andamal',
    'purpose',
  ],
  offers: ['erbjuder', 'erbjudande', 'erbjudanden', 'kan erbjuda', 'offers', 'offer', 'can offer'],
  languages: ['sprak', 'languages', 'language'],
  webPage: ['webbplats', 'webbsida', 'hemsida', 'webb', 'web', 'web page', 'website', 'webpage', 'url'],
  note: [
    'anteckning',
    'anteckningar',
    'notering',
    'note',
    'notes',
    'kommentar',
    'kommentarer',
    'ovrigt',
    'comment',
  ],
  person: [
    'kontaktperson',
    'kontaktpersoner',
    'kontakt',
    'kontakter',
    'person',
    'personer',
    'people',
    'contact',
    'contact person',
    'representant',
    'ordforande',
    'kontaktpersonens namn',
  ],
  givenName: ['fornamn', 'first name', 'given name'],
  familyName: ['efternamn', 'last name', 'family name', 'surname'],
  email: [
    'e post',
    'epost',
    'mejl',
    'mail',
    'email',
    'e mail',
    'mailadress',
    'mejladress',
    'e postadress',
    'epostadress',
    'email address',
    'e mail address',
  ],
  sameAs: ['samma som', 'same as'],
  row: ['rad', 'row'],
  why: ['varfor', 'why'],
};

const kinds: Readonly<Record<OrganisationKind, readonly string[]>> = {
  association: [
    'forening',
    'foreningar',
    'ideell forening',
    'idrottsforening',
    'association',
    'club',
    'klubb',
  ],
  congregation: ['forsamling', 'samfund', 'trossamfund', 'kyrka', 'moske', 'congregation', 'faith community'],
  company: ['foretag', 'bolag', 'aktiebolag', 'ab', 'company', 'business', 'bostadsbolag'],
  authority: ['myndighet', 'kommun', 'forvaltning', 'region', 'authority', 'kommunal', 'skola', 'bibliotek'],
  foundation: ['stiftelse', 'fond', 'foundation'],
  network: ['natverk', 'network'],
  other: ['annan aktor', 'other actor', 'annan', 'annat', 'ovrigt', 'ovrig', 'other'],
};

const byHeading = turned(headings);
const byKind = turned(kinds);
const byCategory = new Map(
  categories.flatMap((category) =>
    [...categoryWords[category].tags, category].map((word) => [fold(word), category] as const),
  ),
);

function turned<Meaning extends string>(
  words: Readonly<Record<Meaning, readonly string[]>>,
): ReadonlyMap<string, Meaning> {
  const all = Object.entries<readonly string[]>(words) as [Meaning, readonly string[]][];
  return new Map(all.flatMap(([meaning, spellings]) => spellings.map((word) => [word, meaning] as const)));
}

/** What stands in the column below a heading. A number after it (`E-post 2`) is one more column of the same. */
export function readHeading(written: string): RegisterField | undefined {
  return byHeading.get(fold(written).replace(/ ?\d+$/u, ''));
}

/** The kind that is meant by a word, in Swedish or English, or as it stands in the code. */
export function readKind(written: string): OrganisationKind | undefined {
  return byKind.get(fold(written));
}

/** The category that is meant by a word, in Swedish or English. */
export function readCategory(written: string): Category | undefined {
  return byCategory.get(fold(written));
}

/** Whether somebody has answered that a row is another actor than the one it is like. */
export function isAnother(written: string): boolean {
  return ['nej', 'no', 'ny', 'new'].includes(fold(written));
}
