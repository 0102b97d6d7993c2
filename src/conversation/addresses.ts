import type { DateTime } from 'luxon';
import type { Language } from './answer.ts';

/** How a matter is shown at an address: as a page, as a picture of its bars, or as a file with its tables. */
export type ShownAs = 'page' | 'picture' | 'csv' | 'xlsx';

/** A declared message and the row it is written from. */
export interface AddressedMatter {
  readonly message: string;
  readonly subject: string;
}

/**
 * Makes an address where one matter can be looked at by whoever has it, as the person it is for sees it, until it
 * expires. Pages and files say who answered what and last a day; pictures hold sums only and last as mails do.
 */
export type AddressOf = (matter: AddressedMatter, as: ShownAs) => string;

/** Makes addresses for one person at one time. Deliberately not in it: whether they may see the matter, which is asked when it is opened. */
export type Addresses = (reader: {
  readonly workspace: string;
  readonly person: string;
  readonly language: Language;
  readonly now: DateTime;
}) => AddressOf;
