import { z } from 'zod';
import type { PressValues } from '#src/conversation/elements/button.ts';
import type { Option, SubmittedValues } from '#src/conversation/elements/form.ts';

/**
 * How the names of fields begin, by what they hold: one value, a list of values, one choice or several from a search,
 * and the text of the search. A choice is sent as its id, a space and its label.
 */
export const prefixes = {
  one: 'one.',
  list: 'list.',
  choice: 'choice.',
  choices: 'choices.',
  search: 'search.',
} as const;

/** A form's body as Express parses it. */
export type Body = Readonly<Record<string, string | readonly string[]>>;

/** What stood in the fields of a form that was sent. */
export interface SentFields {
  readonly typed: SubmittedValues;
  /** What was chosen in search fields, with its labels. */
  readonly chosen: Readonly<Record<string, readonly Option[]>>;
  /** What stood in the search fields themselves. */
  readonly searched: Readonly<Record<string, string>>;
}

const bodySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** What of a body can have come from a form; undefined when it cannot. */
export function readBody(body: unknown): Body | undefined {
  return bodySchema.safeParse(body ?? {}).data;
}

/** What goes with every POST: a mark of the page it comes from, fresh for each page. */
export const pageField = z.string().regex(/^[\w-]{16,64}$/u);

/** What a field holds as JSON. */
export const jsonField = z.string().transform((json, context) => {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

/** The values of a button. */
export const pressValuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** The same, as they stand in its hidden field. */
export const pressValuesField = jsonField.pipe(pressValuesSchema);

/** Reads the fields of a form. */
export function readFields(body: Body): SentFields {
  const one = options(body, prefixes.choice);
  const several = options(body, prefixes.choices);
  return {
    typed: {
      ...mapValues(named(body, prefixes.one), ([first]) => plainLines(first ?? '')),
      ...named(body, prefixes.list),
      ...mapValues(one, ([first]) => first?.value ?? ''),
      ...mapValues(several, (all) => all.map(({ value }) => value)),
    },
    chosen: { ...one, ...several },
    searched: mapValues(named(body, prefixes.search), ([first]) => (first ?? '').trim()),
  };
}

/** Everything under a prefix, always as a list. */
function named(body: Body, prefix: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith(prefix)
        ? [[name.slice(prefix.length), typeof value === 'string' ? [value] : value]]
        : [],
    ),
  );
}

/** The choices under a prefix, with their labels. */
export function options(body: Body, prefix: string): Record<string, readonly Option[]> {
  return mapValues(named(body, prefix), (values) => values.map(readChoice));
}

function readChoice(sent: string): Option {
  const space = sent.indexOf(' ');
  return space < 0
    ? { value: sent, label: sent }
    : { value: sent.slice(0, space), label: sent.slice(space + 1) };
}

function mapValues<From, To>(
  all: Readonly<Record<string, From>>,
  change: (one: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
}

/** Text with line ends as we keep them; browsers send CR LF. */
export function plainLines(value: string): string {
  return value.replaceAll('\r\n', '\n');
}

/** What a press sends: the button's values, and the value of the field beside it. */
export function pressed(values: PressValues, typed: SubmittedValues): PressValues {
  const beside = mapValues(typed, (value) => (typeof value === 'string' ? value : value.join(',')));
  return { ...values, ...beside };
}
