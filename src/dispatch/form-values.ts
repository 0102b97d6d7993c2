import type { z } from 'zod';
import { filled } from '#src/conversation/elements/filled.ts';
import {
  type FieldErrors,
  type Form,
  type SubmittedValues,
  sealedField,
} from '#src/conversation/elements/form.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import type { Key, Translate } from '#src/locales/translate.ts';

/** A form with what was typed put into its fields, but for what is sealed. */
export function withTyped(form: Form, typed: SubmittedValues): Form {
  const open = withoutSealed(typed);
  return { ...form, fields: form.fields.map((field) => filled(field, open[field.name])) };
}

/** What was typed in all fields but those whose content is kept nowhere. */
export function withoutSealed<Value>(
  typed: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(sealedField)));
}

/** Required fields left empty, each with a sentence. */
export function missing(form: Form, typed: SubmittedValues, t: Translate): FieldErrors {
  const empty = form.fields.filter((field) => field.required && isEmpty(typed[field.name]));
  return {
    ...Object.fromEntries(empty.map((field) => [field.name, t('errors.form.required')])),
    ...neither(form, typed, t),
  };
}

function neither({ fields }: Form, typed: SubmittedValues, t: Translate): FieldErrors {
  const missed = fields.flatMap((field, index) => {
    const other = fields.slice(index + 1).find(({ name }) => name === field.orElse);
    return other !== undefined && isEmpty(typed[field.name]) && isEmpty(typed[other.name])
      ? [[field.name, t('errors.form.oneOf', { other: other.label })] as const]
      : [];
  });
  return Object.fromEntries(missed);
}

function isEmpty(typed: string | readonly string[] | undefined): boolean {
  if (typed === undefined) return true;
  return typeof typed === 'string' ? typed.trim() === '' : typed.length === 0;
}

/** What zod found, by field. A message that is a locale key becomes its text; any other becomes "check this field". */
export function errorsOf(
  error: z.ZodError,
  t: Translate,
  isKey: (message: string) => message is Key,
): FieldErrors {
  return Object.fromEntries(
    error.issues.map((issue) => [
      String(issue.path[0] ?? ''),
      isKey(issue.message) ? t(issue.message) : t('errors.form.check'),
    ]),
  );
}

/** Whether a form was sent whose content is nobody's to know. */
export function holdsSealed({ act }: Incoming): boolean {
  return (
    act.kind === 'submit' && Object.keys(act.values).length > Object.keys(withoutSealed(act.values)).length
  );
}
