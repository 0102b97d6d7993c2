import { type Field, type Option, sealedField } from '#src/conversation/elements/form.ts';
import type { CardChoice, CardElementJson, CardInput } from './adaptive-card.ts';
import { limits } from './limits.ts';
import { paragraph } from './text.ts';

/** How a field is shown. */
export interface FieldLook {
  /** What its id begins with; its name follows. */
  readonly prefix: string;
  readonly required: boolean;
  /** Said beside a required field that is left empty. */
  readonly emptyText: string;
  /** What is to be mended in it. */
  readonly error?: string | undefined;
}

/** A field, with its hint and what is wrong with it. */
export function renderField(field: Field, look: FieldLook): CardElementJson[] {
  return [
    inputOf(field, look),
    ...(field.hint === undefined
      ? []
      : [{ ...paragraph(field.hint, { size: 'Small', isSubtle: true }), spacing: 'Small' } as const]),
    ...(look.error === undefined
      ? []
      : [{ ...paragraph(look.error, { color: 'Attention', weight: 'Bolder' }), spacing: 'Small' } as const]),
  ];
}

function inputOf(field: Field, { prefix, required, emptyText }: FieldLook): CardInput {
  const shared = {
    id: `${prefix}${field.name}`,
    label: field.label,
    isRequired: required,
    ...(required ? { errorMessage: emptyText } : {}),
  };
  switch (field.kind) {
    case 'text':
    case 'longText':
      return {
        ...shared,
        type: 'Input.Text',
        isMultiline: field.kind === 'longText',
        ...filled(field.value),
        // What was typed before, or is pasted, may be longer than what is asked for; nothing of it is to be lost. What is
        // sealed cannot be given back, so there Teams itself holds to the limit.
        ...(field.maxLength === undefined ||
        (field.value ?? '').length > field.maxLength ||
        (field.kind === 'longText' && !field.name.startsWith(sealedField))
          ? {}
          : { maxLength: field.maxLength }),
      };
    case 'select':
      return {
        ...shared,
        ...choiceSet(field.options, false),
        ...filled(field.value),
      };
    case 'multiSelect':
      return { ...shared, ...choiceSet(field.options, true), ...filled(field.values?.join(',')) };
    case 'organisation':
    case 'person': {
      const chosen = field.chosen ?? [];
      return {
        ...shared,
        type: 'Input.ChoiceSet',
        style: 'filtered',
        isMultiSelect: field.multiple,
        choices: chosen.map(choice),
        'choices.data': { type: 'Data.Query', dataset: field.kind },
        wrap: true,
        ...filled(chosen.map((one) => one.value).join(',')),
      };
    }
    case 'date':
      return { ...shared, type: 'Input.Date', ...filled(field.value) };
    case 'time':
      return { ...shared, type: 'Input.Time', ...filled(field.value) };
    case 'number':
      return {
        ...shared,
        type: 'Input.Number',
        ...(field.value === undefined ? {} : { value: field.value }),
        ...(field.min === undefined ? {} : { min: field.min }),
        ...(field.max === undefined ? {} : { max: field.max }),
      };
  }
}

function filled(value: string | undefined): { value?: string } {
  return value === undefined || value === '' ? {} : { value };
}

function choiceSet(options: readonly Option[], isMultiSelect: boolean) {
  return {
    type: 'Input.ChoiceSet',
    style: options.length <= limits.shownChoices || isMultiSelect ? 'expanded' : 'compact',
    isMultiSelect,
    choices: options.map(choice),
    wrap: true,
  } as const;
}

/** One choice as Teams shows it. */
export function choice(option: Option): CardChoice {
  const detail = option.detail === undefined || option.detail === '' ? '' : ` – ${option.detail}`;
  return { title: `${option.label}${detail}`, value: option.value };
}
