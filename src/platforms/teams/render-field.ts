import type { Field, Option } from '#src/conversation/elements/form.ts';
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
  /** The draft of the form that it stands in. */
  readonly draft?: string;
  /** What is to be mended in it. */
  readonly error?: string | undefined;
  /** How long its text may be, where Teams itself holds to that: it cuts off what is pasted without a word. */
  readonly cutOff?: string | undefined;
}

/** A field, with its hint and what is wrong with it. */
export function renderField(field: Field, look: FieldLook): CardElementJson[] {
  return [
    inputOf(field, look),
    ...[field.hint, look.cutOff].flatMap((said) =>
      said === undefined
        ? []
        : [{ ...paragraph(said, { size: 'Small', isSubtle: true }), spacing: 'Small' } as const],
    ),
    ...(look.error === undefined
      ? []
      : [{ ...paragraph(look.error, { color: 'Attention', weight: 'Bolder' }), spacing: 'Small' } as const]),
  ];
}

function inputOf(field: Field, { prefix, required, emptyText, draft, cutOff }: FieldLook): CardInput {
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
        // What was typed before, or is pasted, may be longer than what is asked for; nothing of it is to be lost.
        ...(field.maxLength === undefined ||
        (field.value ?? '').length > field.maxLength ||
        (field.kind === 'longText' && cutOff === undefined)
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
        'choices.data': { type: 'Data.Query', dataset: writeDataset(field.kind, draft) },
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

/** What Teams sends along when somebody searches: what for, and in which form. */
function writeDataset(kind: 'organisation' | 'person', draft: string | undefined): string {
  return draft === undefined ? kind : `${kind}/${draft}`;
}

/** The same read back. */
export function readDataset(dataset: string): {
  readonly kind: 'organisation' | 'person';
  readonly draft?: string;
} {
  const [kind, draft] = dataset.split('/');
  return { kind: kind === 'person' ? kind : 'organisation', ...(draft === undefined ? {} : { draft }) };
}
