import { z } from 'zod';
import type { PressValues } from '#src/conversation/elements/button.ts';

// Adaptive Cards 1.5, by what Teams shows: https://adaptivecards.io/explorer. Strict, so that a misspelt property shows.
const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.url() });
const style = z.enum(['positive', 'destructive']).optional();
const action = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('Action.Execute'),
    title: z.string().min(1),
    verb: z.string().min(1),
    data: z.record(z.string(), z.unknown()),
    style,
    associatedInputs: z.literal('none').optional(),
  }),
  z.strictObject({
    type: z.literal('Action.Submit'),
    title: z.string().min(1),
    data: z.looseObject({ verb: z.string().min(1) }),
    style,
    associatedInputs: z.literal('none').optional(),
  }),
  z.strictObject({
    type: z.literal('Action.ToggleVisibility'),
    title: z.string().min(1),
    targetElements: z.array(z.string()).min(1),
    style,
  }),
  openUrl,
]);
const run = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  size: z.enum(['Small', 'Medium', 'Large']).optional(),
  weight: z.literal('Bolder').optional(),
  isSubtle: z.boolean().optional(),
  color: z.enum(['Attention', 'Warning']).optional(),
  fontType: z.literal('Monospace').optional(),
  selectAction: z.strictObject({ type: z.literal('Action.OpenUrl'), url: z.url() }).optional(),
});
const placed = { spacing: z.enum(['None', 'Small', 'Medium']).optional(), separator: z.boolean().optional() };
const input = {
  ...placed,
  id: z.string().min(1),
  label: z.string().min(1),
  isRequired: z.boolean(),
  errorMessage: z.string().min(1).optional(),
};
const leaf = z.discriminatedUnion('type', [
  z.strictObject({
    ...placed,
    type: z.literal('TextBlock'),
    text: z.string().min(1),
    wrap: z.literal(true),
    size: z.enum(['Medium', 'Large']).optional(),
    weight: z.literal('Bolder').optional(),
    style: z.literal('heading').optional(),
  }),
  z.strictObject({ ...placed, type: z.literal('RichTextBlock'), inlines: z.array(run).min(1) }),
  z.strictObject({
    ...placed,
    type: z.literal('FactSet'),
    facts: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
  }),
  z.strictObject({
    ...placed,
    type: z.literal('Image'),
    url: z.url({ protocol: /^https$/u }),
    altText: z.string().min(1),
    size: z.literal('Stretch'),
  }),
  z.strictObject({ ...placed, type: z.literal('ActionSet'), actions: z.array(action).min(1).max(6) }),
  z.strictObject({
    ...input,
    type: z.literal('Input.Text'),
    value: z.string().optional(),
    maxLength: z.int().positive().optional(),
    isMultiline: z.boolean(),
  }),
  z.strictObject({
    ...input,
    type: z.literal('Input.ChoiceSet'),
    style: z.enum(['compact', 'expanded', 'filtered']),
    isMultiSelect: z.boolean(),
    choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })),
    value: z.string().optional(),
    wrap: z.literal(true),
    'choices.data': z
      .strictObject({
        type: z.literal('Data.Query'),
        dataset: z.string().regex(/^(?:organisation|person)\/[\w-]+$/u),
      })
      .optional(),
  }),
  z.strictObject({
    ...input,
    type: z.literal('Input.Date'),
    value: z.iso.date().optional(),
  }),
  z.strictObject({
    ...input,
    type: z.literal('Input.Time'),
    value: z
      .string()
      .regex(/^\d\d:\d\d$/u)
      .optional(),
  }),
  z.strictObject({
    ...input,
    type: z.literal('Input.Number'),
    value: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
]);
// Ours hold no others.
const container = z.strictObject({
  ...placed,
  type: z.literal('Container'),
  id: z.string().optional(),
  isVisible: z.literal(false).optional(),
  style: z.literal('emphasis').optional(),
  items: z.array(leaf).min(1),
});
const element = z.union([leaf, container]);
const card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.url(),
  version: z.literal('1.5'),
  body: z.array(element),
  msteams: z.strictObject({ width: z.literal('Full') }),
});
type Element = z.output<typeof element>;
type Action = z.output<typeof action>;

// What Teams takes of a bot, with something left for what stands around the card.
const mostBytes = 28_000;

/** What Teams would refuse, or show wrongly, in a card. */
export function judgeCard(shown: unknown): string[] {
  const read = card.safeParse(shown);
  if (!read.success) return read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const all = elementsIn(read.data.body);
  const ids = all.flatMap((one) => ('id' in one && one.id !== undefined ? [one.id] : []));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const targets = all
    .flatMap(actionsOf)
    .flatMap((one) => ('targetElements' in one ? one.targetElements : []));
  const bytes = Buffer.byteLength(JSON.stringify(shown));
  return [
    ...twice.map((id) => `the id ${id} stands twice`),
    ...targets.filter((id) => !ids.includes(id)).map((id) => `${id} is shown, but is not there`),
    ...(bytes > mostBytes ? [`${bytes} bytes`] : []),
  ];
}

function elementsIn(elements: readonly Element[]): Element[] {
  return elements.flatMap((one) => (one.type === 'Container' ? [one, ...elementsIn(one.items)] : [one]));
}

function actionsOf(shown: Element): readonly Action[] {
  return shown.type === 'ActionSet' ? shown.actions : [];
}

/** Everything that can be read in a card. */
export function cardText(shown: unknown): string {
  return elementsIn(card.parse(shown).body).map(textOf).join('\n');
}

function textOf(shown: Element): string {
  switch (shown.type) {
    case 'TextBlock':
      return unescaped(shown.text);
    case 'RichTextBlock':
      return shown.inlines.map(({ text }) => text).join('');
    case 'FactSet':
      return shown.facts.map(({ title, value }) => unescaped(`${title}\n${value}`)).join('\n');
    case 'Image':
      return shown.altText;
    case 'ActionSet':
      return shown.actions.map(({ title }) => title).join('\n');
    case 'Container':
      return '';
    default:
      return shown.label;
  }
}

// Markdown's escapes, then HTML's.
function unescaped(text: string): string {
  return text
    .replaceAll(/\\([^\w\s])/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const carried = z.looseObject({
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** The buttons of a card that do something at Bryggan, those of its questions too. */
export function cardPresses(shown: unknown): { label: string; action: string; values: PressValues }[] {
  return elementsIn(card.parse(shown).body)
    .flatMap(actionsOf)
    .flatMap((one) => {
      if (one.type !== 'Action.Execute' && one.type !== 'Action.Submit') return [];
      const verb = one.type === 'Action.Execute' ? one.verb : one.data.verb;
      const data = carried.safeParse(one.data);
      return [{ label: one.title, action: verb, values: data.success ? data.data.values : {} }];
    });
}
