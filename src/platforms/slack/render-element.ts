import type { Button } from '#src/conversation/elements/button.ts';
import type { CardElement, Fact, ListItem } from '#src/conversation/elements/card.ts';
import { pieces, shorten } from '#src/conversation/elements/cut.ts';
import { type Block, formatted, plain } from './blocks.ts';
import { limits } from './limits.ts';
import { renderButton } from './render-button.ts';
import { renderField } from './render-field.ts';
import { escaped } from './text.ts';

/** Gives each button of a message its own number. */
export type Numbering = () => number;

/** A numbering that begins at 1. */
export function numbering(): Numbering {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

/** How the `block_id` of a field in a message begins, and that of its button: both go on with the button's number. */
export const inputPrefix = 'input:';
/** See `inputPrefix`. */
export const submitPrefix = 'submit:';

/** One element as groups of blocks; the blocks of a group belong together. */
export function renderElement(element: CardElement, next: Numbering): Block[][] {
  switch (element.kind) {
    case 'text':
      return renderText(element.text, element.tone);
    case 'facts':
      return renderFacts(element.facts);
    case 'list':
      return renderList(element.title, element.items, next);
    case 'image':
      return [[renderImage(element.url, element.alt)]];
    case 'file':
      return pieces(`${element.name}\n${element.content}`, limits.section).map((piece) => [section(piece)]);
    case 'buttons':
      return renderButtons(element.buttons, next).map((row) => [row]);
    case 'input': {
      const place = next();
      return [
        [
          ...element.fields.flatMap((field) => renderField(field, `${inputPrefix}${place}:`)),
          {
            type: 'actions',
            block_id: `${submitPrefix}${place}`,
            elements: [renderButton(element.submit, place)],
          },
        ],
      ];
    }
  }
}

/** Small print. */
export function contextText(text: string): Block {
  return { type: 'context', elements: [plain(text)] };
}

function renderText(text: string, tone: 'normal' | 'quiet' | 'warning'): Block[][] {
  // Slack refuses a text without a visible character.
  if (text.trim() === '') return [];
  if (tone === 'quiet') return pieces(text, limits.context).map((piece) => [contextText(piece)]);
  const whole = tone === 'warning' ? `⚠️ ${text}` : text;
  return pieces(whole, limits.section).map((piece) => [section(piece)]);
}

const address = /https?:\/\/[^\s|<>"]*[^\s|<>".,;:!?)]/g;

// Plain text has no links. A text with an address in it is escaped instead, and the address made a link.
function section(text: string): Block {
  const linked = escaped(text).replaceAll(address, (found) => `<${found}>`);
  const hasLink = linked !== escaped(text) && linked.length <= limits.section;
  return { type: 'section', text: hasLink ? formatted(linked) : plain(text.trim() === '' ? '–' : text) };
}

function renderFacts(facts: readonly Fact[]): Block[][] {
  const groups: Block[][] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0) groups.push([{ type: 'section', text: formatted(lines.join('\n')) }]);
    lines = [];
  };
  for (const fact of facts) {
    const line = `*${escaped(fact.label)}:* ${escaped(fact.value)}`;
    if (line.length > limits.section) {
      close();
      groups.push(
        [section(fact.label)],
        ...pieces(fact.value, limits.section).map((piece) => [section(piece)]),
      );
      continue;
    }
    if ([...lines, line].join('\n').length > limits.section) close();
    lines.push(line);
  }
  close();
  return groups;
}

function renderList(title: string | undefined, items: readonly ListItem[], next: Numbering): Block[][] {
  const groups: Block[][] = [];
  if (title !== undefined && title.trim() !== '')
    groups.push([{ type: 'section', text: formatted(`*${escaped(shorten(title, limits.header))}*`) }]);
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0)
      groups.push(...pieces(lines.join('\n'), limits.section).map((piece) => [section(piece)]));
    lines = [];
  };
  for (const item of items) {
    const line = `• ${item.text}${item.detail === undefined || item.detail === '' ? '' : `\n   ${item.detail}`}`;
    if (item.buttons === undefined || item.buttons.length === 0) {
      // Lines without buttons share a section: fifty of them would fill a message.
      if ([...lines, line].join('\n').length > limits.section) close();
      lines.push(line);
      continue;
    }
    close();
    groups.push(...pieces(line, limits.section).map((piece) => [section(piece)]));
    groups.at(-1)?.push(...renderButtons(item.buttons, next));
  }
  close();
  return groups;
}

function renderButtons(buttons: readonly Button[], next: Numbering): Block[] {
  const rows = Math.ceil(buttons.length / limits.actions);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'actions' as const,
    elements: buttons
      .slice(row * limits.actions, (row + 1) * limits.actions)
      .map((button) => renderButton(button, next())),
  }));
}

// Slack fetches the picture itself and refuses the whole message when it cannot: only what is on the open web.
function renderImage(url: string, alt: string): Block {
  if (!url.startsWith('https://') || url.length > limits.image.url) return section(`${alt}\n${url}`);
  return { type: 'image', image_url: url, alt_text: shorten(alt === '' ? '–' : alt, limits.image.alt) };
}
