import type { types } from '@slack/bolt';
import { pieces, shorten } from '#src/conversation/elements/cut.ts';
import type { Field, Option } from '#src/conversation/elements/form.ts';
import { type InputElement, plain } from './blocks.ts';
import { limits } from './limits.ts';
import { withinLimit } from './render-button.ts';

type SlackInput = types.InputBlock;

/** What stands between a field's name and the number of its piece, in the `block_id` of a text that needed several. */
const pieceMark = '~';

/**
 * A field as input blocks, usually one. A text that was typed before and is longer than an input holds gets one input
 * for each piece of it, so that nothing typed is lost; `readValues` puts them together again.
 * @param prefix what its `block_id`s begin with
 */
export function renderField(field: Field, prefix = ''): SlackInput[] {
  if (field.kind !== 'text' && field.kind !== 'longText') return [inputBlock(field, prefix, element(field))];
  const all = pieces(field.value ?? '', limits.input.value);
  if (all.length === 1) return [inputBlock(field, prefix, element(field))];
  return all.map((value, place) => {
    const block = inputBlock(field, prefix, textInput(field, value, true));
    const label = `${shorten(field.label, limits.input.label - 20)} (${place + 1}/${all.length})`;
    const id = place === 0 ? field.name : `${field.name}${pieceMark}${place + 1}`;
    return {
      ...block,
      label: plain(label),
      block_id: blockId(prefix, id),
      optional: place > 0 || !field.required,
    };
  });
}

/** The field that an input belongs to, from its `block_id` without prefix. */
export function fieldNameOf(blockId: string): string {
  return blockId.replace(new RegExp(`${pieceMark}\\d+$`), '');
}

function blockId(prefix: string, name: string): string {
  return withinLimit(`${prefix}${name}`, limits.id, 'block id');
}

function inputBlock(field: Field, prefix: string, inside: InputElement): SlackInput {
  return {
    type: 'input',
    block_id: blockId(prefix, field.name),
    label: plain(shorten(field.label, limits.input.label)),
    element: inside,
    optional: !field.required,
    ...(field.hint === undefined ? {} : { hint: plain(shorten(field.hint, limits.input.hint)) }),
  };
}

function element(field: Field): InputElement {
  switch (field.kind) {
    case 'text':
      return textInput(field, field.value ?? '', false);
    case 'longText':
      return textInput(field, field.value ?? '', true);
    case 'select':
      return select(field);
    case 'multiSelect':
      return multiSelect(field);
    case 'organisation':
    case 'person':
      return search(field);
    case 'date':
      return {
        type: 'datepicker',
        action_id: 'date',
        ...pickerValue('initial_date', field.value, /^\d{4}-\d\d-\d\d$/),
      };
    case 'time':
      return {
        type: 'timepicker',
        action_id: 'time',
        ...pickerValue('initial_time', field.value, /^([01]\d|2[0-3]):[0-5]\d$/),
      };
    case 'number':
      return {
        type: 'number_input',
        action_id: 'number',
        is_decimal_allowed: false,
        ...(field.value === undefined ? {} : { initial_value: String(field.value) }),
        ...(field.min === undefined ? {} : { min_value: String(field.min) }),
        ...(field.max === undefined ? {} : { max_value: String(field.max) }),
      };
  }
}

function textInput(
  field: Extract<Field, { kind: 'text' | 'longText' }>,
  value: string,
  multiline: boolean,
): types.PlainTextInput {
  // What was typed before may be longer than what is asked for; Slack refuses a value that its own limit would.
  const longest = Math.min(
    Math.max(field.maxLength ?? limits.input.value, value.length, 1),
    limits.input.value,
  );
  return {
    type: 'plain_text_input',
    action_id: 'text',
    multiline,
    max_length: longest,
    ...(value === '' ? {} : { initial_value: value }),
  };
}

// A picker shows a well-formed value only; anything else that was typed stays to be read in its place.
function pickerValue(name: 'initial_date' | 'initial_time', value: string | undefined, form: RegExp): object {
  if (value === undefined || value === '') return {};
  return form.test(value)
    ? { [name]: value }
    : { placeholder: plain(shorten(value, limits.input.placeholder)) };
}

function select(field: Extract<Field, { kind: 'select' }>): InputElement {
  const chosen = field.options.find((one) => one.value === field.value);
  const initial = chosen === undefined ? {} : { initial_option: option(chosen) };
  // A radio button cannot be taken back, so only where an answer is required.
  if (field.required && fitsBoxes(field.options))
    return { type: 'radio_buttons', action_id: 'choice', options: field.options.map(option), ...initial };
  if (field.options.length <= limits.select.options)
    return { type: 'static_select', action_id: 'choice', options: field.options.map(option), ...initial };
  return { type: 'static_select', action_id: 'choice', option_groups: groups(field.options), ...initial };
}

function multiSelect(field: Extract<Field, { kind: 'multiSelect' }>): InputElement {
  const chosen = field.options.filter((one) => field.values?.includes(one.value)).map(option);
  const initial = chosen.length === 0 ? {} : { initial_options: chosen };
  if (fitsBoxes(field.options))
    return { type: 'checkboxes', action_id: 'choices', options: field.options.map(option), ...initial };
  if (field.options.length <= limits.select.options)
    return {
      type: 'multi_static_select',
      action_id: 'choices',
      options: field.options.map(option),
      ...initial,
    };
  return {
    type: 'multi_static_select',
    action_id: 'choices',
    option_groups: groups(field.options),
    ...initial,
  };
}

function search(field: Extract<Field, { kind: 'organisation' | 'person' }>): InputElement {
  const chosen = (field.chosen ?? []).map(option);
  const [first] = chosen;
  if (field.multiple)
    return {
      type: 'multi_external_select',
      action_id: field.kind,
      min_query_length: 1,
      ...(first === undefined ? {} : { initial_options: chosen }),
    };
  return {
    type: 'external_select',
    action_id: field.kind,
    min_query_length: 1,
    ...(first === undefined ? {} : { initial_option: first }),
  };
}

function fitsBoxes(options: readonly Option[]): boolean {
  return options.length > 0 && options.length <= limits.boxes;
}

// More than a list holds go in groups of a hundred, named by their first and last.
function groups(
  options: readonly Option[],
): { label: types.PlainTextElement; options: types.PlainTextOption[] }[] {
  const count = Math.ceil(options.length / limits.select.options);
  if (count > limits.select.groups) throw new RangeError(`Slack takes 10,000 choices, not ${options.length}`);
  return Array.from({ length: count }, (_, place) =>
    options.slice(place * limits.select.options, (place + 1) * limits.select.options),
  ).map((group) => ({
    label: plain(`${shorten(group[0]?.label ?? '', 35)} – ${shorten(group.at(-1)?.label ?? '', 35)}`),
    options: group.map(option),
  }));
}

/** One choice as Slack shows it. */
export function option(one: Option): types.PlainTextOption {
  return {
    text: plain(shorten(one.label === '' ? '–' : one.label, limits.option.label)),
    value: withinLimit(one.value, limits.option.value, 'value of a choice'),
    ...(one.detail === undefined || one.detail === ''
      ? {}
      : { description: plain(shorten(one.detail, limits.option.label)) }),
  };
}
