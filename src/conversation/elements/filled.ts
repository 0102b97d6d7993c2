import { type Field, type Form, type Option, onlySealed, type SubmittedValues } from './form.ts';

/** A field with what was typed in it; as it stood where nothing was. */
export function filled(field: Field, typed: string | readonly string[] | undefined): Field {
  if (typed === undefined) return field;
  const one = typeof typed === 'string' ? typed : (typed[0] ?? '');
  const many = typeof typed === 'string' ? [typed] : typed;
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'date':
    case 'time':
    case 'select':
      return { ...field, value: one };
    case 'number':
      return Number.isFinite(Number(one)) && one !== '' ? { ...field, value: Number(one) } : field;
    case 'multiSelect':
      return { ...field, values: many };
    case 'organisation':
    case 'person':
      return { ...field, chosen: many.map((value) => known(field.chosen, value)) };
  }
}

function known(options: readonly Option[] | undefined, value: string): Option {
  return options?.find((option) => option.value === value) ?? { value, label: value };
}

/** A form with what was typed in its sealed fields: to be given back to whoever typed it at once, for it is kept nowhere. */
export function withSealed(form: Form, typed: SubmittedValues): Form {
  const sealed = onlySealed(typed);
  return { ...form, fields: form.fields.map((field) => filled(field, sealed[field.name])) };
}
