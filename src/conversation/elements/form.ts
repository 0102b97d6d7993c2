import type { PressValues } from './button.ts';

/** One choice. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/**
 * How the name of a field begins whose content is nobody's to know: what is typed in it is handed to the form's own
 * handler and kept nowhere else – in no draft, no answer and no log.
 */
export const sealedField = 'sealed-';

/** What stands in sealed fields alone. */
export function onlySealed(typed: SubmittedValues): SubmittedValues {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name.startsWith(sealedField)));
}

interface FieldBase {
  /** The key its value is submitted under. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** The name of another field: one of the two must be filled in. What is wrong is said beside the first. */
  readonly orElse?: string;
}

/**
 * What can be asked for. Submitted values are strings as typed (`date` `YYYY-MM-DD`, `time` `HH:mm`, `number`
 * digits), ids for `organisation` and `person`, and lists of strings where `multiple` or `multiSelect`.
 * `organisation` and `person` are searched for as one types (see `lookUp`).
 */
export type Field = FieldBase &
  (
    | { readonly kind: 'text'; readonly value?: string; readonly maxLength?: number }
    | { readonly kind: 'longText'; readonly value?: string; readonly maxLength?: number }
    | { readonly kind: 'select'; readonly options: readonly Option[]; readonly value?: string }
    | {
        readonly kind: 'multiSelect';
        readonly options: readonly Option[];
        readonly values?: readonly string[];
      }
    | {
        readonly kind: 'organisation' | 'person';
        readonly multiple: boolean;
        readonly chosen?: readonly Option[];
      }
    | { readonly kind: 'date'; readonly value?: string }
    | { readonly kind: 'time'; readonly value?: string }
    | { readonly kind: 'number'; readonly value?: number; readonly min?: number; readonly max?: number }
  );

/** A form as data. What must come back with it, but is not typed, lies in `carried`; it stays on our side, in the draft. */
export interface Form {
  /** The id of a declared form, such as `contact.log`. */
  readonly id: string;
  readonly title: string;
  readonly submitLabel: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  readonly carried: PressValues;
}

/** What a form submitted: one string or list of strings for each field. */
export type SubmittedValues = Readonly<Record<string, string | readonly string[]>>;

/** A sentence for each field that needs another look, by field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What somebody put into a form's fields, by field name. */
export interface Filled {
  readonly typed: SubmittedValues;
  /** What was chosen in search fields, with its labels. */
  readonly chosen: Readonly<Record<string, readonly Option[]>>;
  /** What was searched for, and what was found. */
  readonly searches: Readonly<Record<string, { readonly text: string; readonly found: readonly Option[] }>>;
}
