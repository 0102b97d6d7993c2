import type { Block } from '#src/platforms/slack/blocks.ts';

/** A button that a message shows. */
export interface Pressable {
  readonly action_id: string;
  readonly block_id: string;
  readonly text: string;
  readonly value?: string | undefined;
}

/** What a button says, without the sign of being chosen. */
export function buttonLabel(button: Pressable): string {
  return button.text.replace(/^✓ /, '');
}

/** The buttons of some blocks, in reading order. */
export function buttonsIn(blocks: readonly Block[]): Pressable[] {
  return blocks.flatMap((block, place) => {
    if (block.type !== 'actions') return [];
    return block.elements.flatMap((element) => {
      if (element.type !== 'button') return [];
      const { action_id = '', value, text } = element;
      return [{ action_id, value, text: text.text, block_id: block.block_id ?? `auto${place}` }];
    });
  });
}

/** All text that some blocks show, line by line; of a picture what it says to those who do not see it. */
export function shownText(blocks: readonly Block[]): string {
  const found: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('text' in value && typeof value.text === 'string') found.push(value.text);
    if ('alt_text' in value && typeof value.alt_text === 'string') found.push(value.alt_text);
    for (const part of Object.values(value)) walk(part);
  };
  walk(blocks);
  return found.join('\n');
}

type Typed = Readonly<Record<string, string | readonly string[]>>;

/**
 * `state.values` of some blocks, as Slack sends it: what stood in the fields, and what was typed instead.
 * @param complete throws when a required field is empty
 */
export function stateOf(blocks: readonly Block[], typed: Typed, complete = false) {
  const values: Record<string, Record<string, object>> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || block.block_id === undefined) continue;
    const name = block.block_id.replace(/^input:\d+:/, '');
    const state = fieldState(block.element, typed[name]);
    if (complete && block.optional !== true && isEmpty(state))
      throw new Error(`Slack asks to fill in ${name}`);
    values[block.block_id] = { [block.element.action_id ?? 'action']: state };
  }
  const names = blocks.flatMap((one) =>
    one.type === 'input' ? [one.block_id?.replace(/^input:\d+:/, '')] : [],
  );
  for (const name of Object.keys(typed))
    if (!names.includes(name)) throw new Error(`there is no field ${name}`);
  return values;
}

type InputElement = Extract<Block, { type: 'input' }>['element'];

function fieldState(element: InputElement, typed: string | readonly string[] | undefined): object {
  const one = typeof typed === 'string' ? typed : typed?.[0];
  const several = typeof typed === 'string' ? [typed] : typed;
  const chosen = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: true }, value });
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'external_select':
      return {
        type: element.type,
        selected_option:
          one === undefined ? (element.initial_option ?? null) : one === '' ? null : chosen(one),
      };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return {
        type: element.type,
        selected_options: several === undefined ? (element.initial_options ?? []) : several.map(chosen),
      };
    case 'datepicker':
      return { type: element.type, selected_date: one ?? element.initial_date ?? null };
    case 'timepicker':
      return { type: element.type, selected_time: one ?? element.initial_time ?? null };
    case 'plain_text_input':
    case 'number_input': {
      const value = one ?? element.initial_value;
      return value === undefined || value === ''
        ? { type: element.type, value: null }
        : { type: element.type, value };
    }
    default:
      throw new Error(`the fake knows no ${element.type}`);
  }
}

function isEmpty(state: object): boolean {
  return Object.entries(state).every(
    ([name, value]) => name === 'type' || value === null || (Array.isArray(value) && value.length === 0),
  );
}
