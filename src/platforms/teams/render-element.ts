import type { CardElement, Fact, ListItem } from '#src/conversation/elements/card.ts';
import { pieces } from '#src/conversation/elements/cut.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { CardElementJson } from './adaptive-card.ts';
import { limits } from './limits.ts';
import { type Rendering, renderButtons, renderPress } from './render-button.ts';
import { renderField } from './render-field.ts';
import { escaped, paragraph, runs } from './text.ts';

/** How the id of a field in a message begins; the number of its button, and its name, follow. */
export const inputPrefix = 'input-';

/** One element as groups of elements; those of a group belong together. */
export function renderElement(element: CardElement, rendering: Rendering, t: Translate): CardElementJson[][] {
  switch (element.kind) {
    case 'text':
      return renderText(element.text, element.tone);
    case 'facts':
      return renderFacts(element.facts);
    case 'list':
      return renderList(element.title, element.items, rendering);
    case 'image':
      return [[renderImage(element.url, element.alt)]];
    case 'file':
      return [
        [paragraph(element.name, { weight: 'Bolder' })],
        ...pieces(element.content, limits.text).map((piece) => [paragraph(piece, { fontType: 'Monospace' })]),
      ];
    case 'buttons':
      return [renderButtons(element.buttons, rendering)];
    case 'input': {
      const place = rendering.next();
      return [
        [
          ...element.fields.flatMap((field) =>
            renderField(field, {
              prefix: `${inputPrefix}${place}-`,
              required: field.required && rendering.onlyFields,
              emptyText: t('errors.form.required'),
            }),
          ),
          { type: 'ActionSet', actions: [renderPress(element.submit, rendering, place)] },
        ],
      ];
    }
  }
}

function renderText(text: string, tone: 'normal' | 'quiet' | 'warning'): CardElementJson[][] {
  if (text.trim() === '') return [];
  const whole = tone === 'warning' ? `⚠️ ${text}` : text;
  const look = tone === 'quiet' ? ({ size: 'Small', isSubtle: true } as const) : {};
  return pieces(whole, limits.text).map((piece) => [paragraph(piece, look)]);
}

function renderFacts(facts: readonly Fact[]): CardElementJson[][] {
  const groups: CardElementJson[][] = [];
  let rows: { title: string; value: string }[] = [];
  let characters = 0;
  const close = () => {
    if (rows.length > 0) groups.push([{ type: 'FactSet', facts: rows }]);
    rows = [];
    characters = 0;
  };
  for (const { label, value } of facts) {
    if (value.length <= limits.fact) {
      characters += label.length + value.length;
      if (characters > limits.text) close();
      rows.push({ title: escaped(label), value: escaped(value) });
      continue;
    }
    close();
    groups.push([paragraph(label, { weight: 'Bolder' })]);
    groups.push(...pieces(value, limits.text).map((piece) => [paragraph(piece)]));
  }
  close();
  return groups;
}

function renderList(
  title: string | undefined,
  items: readonly ListItem[],
  rendering: Rendering,
): CardElementJson[][] {
  const heading: CardElementJson[][] =
    title === undefined || title.trim() === '' ? [] : [[paragraph(title, { weight: 'Bolder' })]];
  return [...heading, ...items.flatMap((item) => renderItem(item, rendering))];
}

// A line, its detail in small print under it, and what can be done about it.
function renderItem(item: ListItem, rendering: Rendering): CardElementJson[][] {
  const [first = '', ...rest] = pieces(`• ${item.text}`, limits.text);
  const details = item.detail === undefined || item.detail === '' ? [] : pieces(item.detail, limits.text);
  const lines: CardElementJson[][] = [
    [{ type: 'RichTextBlock', inlines: runs(first), spacing: 'Small' }],
    ...rest.map((piece) => [paragraph(piece)]),
  ];
  const small = { size: 'Small', isSubtle: true } as const;
  const under = details.map((detail): CardElementJson => ({ ...paragraph(detail, small), spacing: 'None' }));
  lines.at(-1)?.push(...under, ...renderButtons(item.buttons ?? [], rendering));
  return lines;
}

// Teams fetches the picture through its own servers: only what is on the open web.
function renderImage(url: string, alt: string): CardElementJson {
  if (!url.startsWith('https://')) return paragraph(`${alt}\n${url}`);
  return { type: 'Image', url, altText: alt === '' ? '–' : alt, size: 'Stretch' };
}
