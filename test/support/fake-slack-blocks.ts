type Fields = Readonly<Record<string, unknown>>;

/** What Slack would answer to blocks it does not take. */
export interface Refusal {
  readonly error: 'invalid_blocks' | 'msg_blocks_too_long' | 'no_text' | 'invalid_arguments';
  readonly messages: readonly string[];
}

const most = { message: 50, view: 100, characters: 13_200 };

/** Judges a message as Slack does, as far as its limits are known. Undefined when Slack would take it. */
export function judgeMessage(message: { text?: unknown; blocks?: unknown }): Refusal | undefined {
  const blocks = message.blocks;
  if (blocks === undefined || (Array.isArray(blocks) && blocks.length === 0))
    return typeof message.text === 'string' && message.text !== ''
      ? undefined
      : { error: 'no_text', messages: [] };
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks', messages: ['blocks is no list'] };
  const found = judgeBlocks(blocks, most.message);
  if (found.length > 0) return { error: 'invalid_blocks', messages: found };
  const characters = textIn(blocks);
  return characters > most.characters
    ? { error: 'msg_blocks_too_long', messages: [`${characters} characters`] }
    : undefined;
}

/** Judges a modal as Slack does. Undefined when Slack would take it. */
export function judgeView(view: unknown): Refusal | undefined {
  const found: string[] = [];
  if (!isFields(view)) return { error: 'invalid_arguments', messages: ['no view'] };
  onlyFields(
    view,
    'view',
    ['type', 'callback_id', 'title', 'submit', 'close', 'private_metadata', 'blocks', 'notify_on_close'],
    found,
  );
  if (view['type'] !== 'modal') found.push('view.type');
  plainText(view['title'], 'view.title', 24, found);
  for (const name of ['submit', 'close'])
    if (view[name] !== undefined) plainText(view[name], `view.${name}`, 24, found);
  atMost(view['private_metadata'], 'view.private_metadata', 3_000, found);
  atMost(view['callback_id'], 'view.callback_id', 255, found);
  const blocks = view['blocks'];
  if (!Array.isArray(blocks)) found.push('view.blocks');
  else {
    found.push(...judgeBlocks(blocks, most.view));
    if (view['submit'] === undefined && blocks.some((one) => isFields(one) && one['type'] === 'input'))
      found.push('an input needs a submit');
  }
  return found.length > 0 ? { error: 'invalid_arguments', messages: found } : undefined;
}

/** Judges what is published as an App Home. Undefined when Slack would take it. */
export function judgeHome(view: unknown): Refusal | undefined {
  const found: string[] = [];
  if (!isFields(view)) return { error: 'invalid_arguments', messages: ['no view'] };
  // A title, a submit or a close belongs to a modal only.
  onlyFields(view, 'view', ['type', 'callback_id', 'private_metadata', 'external_id', 'blocks'], found);
  if (view['type'] !== 'home') found.push('view.type');
  const blocks = view['blocks'];
  if (Array.isArray(blocks)) found.push(...judgeBlocks(blocks, most.view));
  else found.push('view.blocks');
  return found.length > 0 ? { error: 'invalid_arguments', messages: found } : undefined;
}

function judgeBlocks(blocks: readonly unknown[], limit: number): string[] {
  const found: string[] = [];
  if (blocks.length > limit) found.push(`${blocks.length} blocks`);
  const ids = new Set<unknown>();
  const actions = new Set<unknown>();
  for (const [place, block] of blocks.entries()) {
    const at = `blocks/${place}`;
    if (!isFields(block)) {
      found.push(at);
      continue;
    }
    const id = block['block_id'];
    if (id !== undefined && ids.has(id)) found.push(`${at}/block_id twice: ${String(id)}`);
    ids.add(id);
    atMost(id, `${at}/block_id`, 255, found);
    const judge = blockJudges[String(block['type'])];
    if (judge === undefined) {
      found.push(`${at}/type ${String(block['type'])}`);
      continue;
    }
    for (const action of judge(block, at, found)) {
      if (actions.has(action)) found.push(`${at}/action_id twice: ${String(action)}`);
      // Within an input block the action_id stands beside its own block_id.
      if (block['type'] !== 'input') actions.add(action);
    }
  }
  return found;
}

type BlockJudge = (block: Fields, at: string, found: string[]) => unknown[];

const blockJudges: Readonly<Record<string, BlockJudge>> = {
  header: (block, at, found) => {
    onlyFields(block, at, ['type', 'block_id', 'text'], found);
    plainText(block['text'], `${at}/text`, 150, found);
    return [];
  },
  divider: () => [],
  section: (block, at, found) => {
    onlyFields(block, at, ['type', 'block_id', 'text', 'fields', 'accessory', 'expand'], found);
    if (block['text'] !== undefined) anyText(block['text'], `${at}/text`, 3_000, found);
    const fields = block['fields'];
    if (block['text'] === undefined && fields === undefined) found.push(`${at}: neither text nor fields`);
    if (Array.isArray(fields)) {
      if (fields.length > 10) found.push(`${at}/fields`);
      for (const field of fields) anyText(field, `${at}/fields`, 2_000, found);
    }
    return block['accessory'] === undefined
      ? []
      : [judgeElement(block['accessory'], `${at}/accessory`, found)];
  },
  context: (block, at, found) => {
    onlyFields(block, at, ['type', 'block_id', 'elements'], found);
    const elements = listOf(block['elements'], `${at}/elements`, 10, found);
    for (const one of elements) anyText(one, `${at}/elements`, 2_000, found);
    return [];
  },
  actions: (block, at, found) => {
    onlyFields(block, at, ['type', 'block_id', 'elements'], found);
    return listOf(block['elements'], `${at}/elements`, 25, found).map((one) => judgeElement(one, at, found));
  },
  image: (block, at, found) => {
    onlyFields(block, at, ['type', 'block_id', 'image_url', 'alt_text', 'title'], found);
    if (!String(block['image_url']).startsWith('https://'))
      found.push(`${at}/image_url: downloading image failed`);
    required(block['alt_text'], `${at}/alt_text`, 2_000, found);
    return [];
  },
  input: (block, at, found) => {
    onlyFields(
      block,
      at,
      ['type', 'block_id', 'label', 'element', 'hint', 'optional', 'dispatch_action'],
      found,
    );
    plainText(block['label'], `${at}/label`, 2_000, found);
    if (block['hint'] !== undefined) plainText(block['hint'], `${at}/hint`, 2_000, found);
    return [judgeElement(block['element'], `${at}/element`, found)];
  },
};

const choiceLimits: Readonly<Record<string, number>> = {
  static_select: 100,
  multi_static_select: 100,
  radio_buttons: 10,
  checkboxes: 10,
};

const elementFields: Readonly<Record<string, readonly string[]>> = {
  button: ['text', 'value', 'url', 'style', 'confirm', 'accessibility_label'],
  plain_text_input: ['multiline', 'initial_value', 'min_length', 'max_length', 'placeholder'],
  static_select: ['options', 'option_groups', 'initial_option', 'placeholder', 'confirm'],
  multi_static_select: ['options', 'option_groups', 'initial_options', 'placeholder', 'max_selected_items'],
  external_select: ['initial_option', 'min_query_length', 'placeholder'],
  multi_external_select: ['initial_options', 'min_query_length', 'placeholder', 'max_selected_items'],
  radio_buttons: ['options', 'initial_option', 'confirm'],
  checkboxes: ['options', 'initial_options', 'confirm'],
  datepicker: ['initial_date', 'placeholder', 'confirm'],
  timepicker: ['initial_time', 'placeholder', 'confirm', 'timezone'],
  number_input: ['is_decimal_allowed', 'initial_value', 'min_value', 'max_value', 'placeholder'],
};

function judgeElement(element: unknown, at: string, found: string[]): unknown {
  if (!isFields(element)) {
    found.push(at);
    return undefined;
  }
  const type = String(element['type']);
  const known = elementFields[type];
  if (known === undefined) found.push(`${at}: element ${type}`);
  else onlyFields(element, at, ['type', 'action_id', 'focus_on_load', ...known], found);
  required(element['action_id'], `${at}/action_id`, 255, found);
  if (element['placeholder'] !== undefined)
    plainText(element['placeholder'], `${at}/placeholder`, 150, found);
  if (type === 'button') judgeButton(element, at, found);
  if (type === 'plain_text_input') {
    const longest = element['max_length'] ?? 3_000;
    if (typeof longest !== 'number' || longest < 1 || longest > 3_000) found.push(`${at}/max_length`);
    atMost(element['initial_value'], `${at}/initial_value`, Number(longest), found);
  }
  if (element['initial_date'] !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(element['initial_date'])))
    found.push(`${at}/initial_date`);
  if (element['initial_time'] !== undefined && !/^\d\d:\d\d$/.test(String(element['initial_time'])))
    found.push(`${at}/initial_time`);
  const limit = choiceLimits[type];
  if (limit !== undefined) judgeChoices(element, at, limit, found);
  return element['action_id'];
}

function judgeButton(button: Fields, at: string, found: string[]): void {
  plainText(button['text'], `${at}/text`, 75, found);
  atMost(button['value'], `${at}/value`, 2_000, found);
  atMost(button['url'], `${at}/url`, 3_000, found);
  if (![undefined, 'primary', 'danger'].includes(button['style'] as string | undefined))
    found.push(`${at}/style`);
  const confirm = button['confirm'];
  if (confirm === undefined) return;
  if (!isFields(confirm)) return void found.push(`${at}/confirm`);
  plainText(confirm['title'], `${at}/confirm/title`, 100, found);
  anyText(confirm['text'], `${at}/confirm/text`, 300, found);
  plainText(confirm['confirm'], `${at}/confirm/confirm`, 30, found);
  plainText(confirm['deny'], `${at}/confirm/deny`, 30, found);
}

function judgeChoices(element: Fields, at: string, limit: number, found: string[]): void {
  const groups = element['option_groups'];
  const lists = Array.isArray(groups)
    ? groups.map((group) => (isFields(group) ? group['options'] : undefined))
    : [element['options']];
  const options = lists.flatMap((list) => listOf(list, `${at}/options`, limit, found));
  const values = options.map((one) => {
    if (!isFields(one)) return undefined;
    plainText(one['text'], `${at}/options/text`, 75, found);
    if (one['description'] !== undefined)
      plainText(one['description'], `${at}/options/description`, 75, found);
    required(one['value'], `${at}/options/value`, 150, found);
    return JSON.stringify(one);
  });
  const initial = [element['initial_option'] ?? [], element['initial_options'] ?? []].flat();
  for (const one of initial) if (!values.includes(JSON.stringify(one))) found.push(`${at}/initial_option`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function onlyFields(value: Fields, at: string, known: readonly string[], found: string[]): void {
  for (const name of Object.keys(value))
    if (!known.includes(name)) found.push(`${at}: unknown field ${name}`);
}

function listOf(value: unknown, at: string, limit: number, found: string[]): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= limit) return value;
  found.push(`${at}: ${Array.isArray(value) ? value.length : 'none'}`);
  return [];
}

function required(value: unknown, at: string, limit: number, found: string[]): void {
  if (typeof value !== 'string' || value === '') found.push(`${at} missing`);
  else atMost(value, at, limit, found);
}

function atMost(value: unknown, at: string, limit: number, found: string[]): void {
  if (value === undefined) return;
  if (typeof value !== 'string' || value.length > limit) found.push(`${at}: more than ${limit} characters`);
}

function plainText(value: unknown, at: string, limit: number, found: string[]): void {
  if (!isFields(value) || value['type'] !== 'plain_text') return void found.push(`${at} must be plain_text`);
  anyText(value, at, limit, found);
}

function anyText(value: unknown, at: string, limit: number, found: string[]): void {
  if (!isFields(value)) return void found.push(at);
  const known = { plain_text: ['type', 'text', 'emoji'], mrkdwn: ['type', 'text', 'verbatim'] }[
    String(value['type'])
  ];
  if (known === undefined) return void found.push(`${at}/type`);
  onlyFields(value, at, known, found);
  const text = value['text'];
  if (typeof text !== 'string' || text.trim() === '') found.push(`${at}/text missing`);
  else atMost(text, at, limit, found);
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textIn(one), 0);
  if (!isFields(value)) return 0;
  const own = typeof value['text'] === 'string' ? value['text'].length : 0;
  return own + Object.values(value).reduce<number>((sum, one) => sum + textIn(one), 0);
}

/** The mentions that formatted text would make, such as `<!channel>`: none may come from what people wrote. */
export function mentionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mentionsIn);
  if (!isFields(value)) return [];
  if (value['type'] === 'mrkdwn') return String(value['text']).match(/<[!@#][^>]*>/g) ?? [];
  return Object.values(value).flatMap(mentionsIn);
}
