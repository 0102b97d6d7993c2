import type { z } from 'zod';
import type { PressValues } from '#src/conversation/elements/button.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { fieldState, StateValues } from './payloads.ts';
import { inputPrefix, submitPrefix } from './render-element.ts';
import { fieldNameOf } from './render-field.ts';

/** What a modal submitted: by field name, a string or a list of strings; nothing chosen is '' or []. */
export function readValues(state: StateValues): SubmittedValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [block, actions] of Object.entries(state)) {
    const name = fieldNameOf(block);
    for (const field of Object.values(actions)) {
      const value = valueIn(field);
      const before = values[name];
      // A long text came in pieces, one input each.
      values[name] = typeof before === 'string' && typeof value === 'string' ? before + value : value;
    }
  }
  return values;
}

/**
 * What stands in the field that a button in a message belongs to. Of several choices, their values with a comma
 * between.
 * @param blockId of the button
 */
export function readInput(blockId: string | undefined, state: StateValues | undefined): PressValues {
  if (blockId === undefined || state === undefined || !blockId.startsWith(submitPrefix)) return {};
  const prefix = `${inputPrefix}${blockId.slice(submitPrefix.length)}:`;
  const own = Object.entries(state)
    .filter(([block]) => block.startsWith(prefix))
    .map(([block, actions]) => [block.slice(prefix.length), actions] as const);
  return Object.fromEntries(
    Object.entries(readValues(Object.fromEntries(own))).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join(','),
    ]),
  );
}

function valueIn(field: z.output<typeof fieldState>): string | readonly string[] {
  switch (field.type) {
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return (field.selected_options ?? []).map((one) => one.value);
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return field.selected_option?.value ?? '';
    case 'datepicker':
      return field.selected_date ?? '';
    case 'timepicker':
      return field.selected_time ?? '';
    default:
      return field.value ?? '';
  }
}
