import type { Language } from '#src/conversation/answer.ts';
import type { Card, CardElement } from '#src/conversation/elements/card.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import { inOneMessage } from '#src/conversation/elements/one-message.ts';
import { translator } from '#src/locales/translate.ts';
import { type Block, charactersIn, type HomeView, plain, type SlackMessage } from './blocks.ts';
import { limits } from './limits.ts';
import { contextText, numbering, renderElement } from './render-element.ts';
import { escaped } from './text.ts';

/**
 * A card as Slack messages: one when it fits, else several in order, each complete in itself. Nothing of the card is
 * missing in them; what Slack shows only so many characters of (a label, a heading) ends in an ellipsis.
 */
export function renderCard(card: Card, language: Language): SlackMessage[] {
  const pages = paginate(groupsOf(card));
  return pages.map((blocks, place) => {
    if (place === 0) return { text: fallback(card), blocks };
    const part = translator(language)('slack.continued', { part: place + 1, parts: pages.length });
    return {
      text: escaped(`${shorten(card.title, limits.header)} – ${part}`),
      blocks: [contextText(part), ...blocks],
    };
  });
}

/** A card as exactly one message: see `inOneMessage`. */
export function renderInPlace(card: Card, language: Language): SlackMessage {
  const toMessage = (shown: Card) => {
    const [first, ...rest] = paginate(groupsOf(shown));
    return first === undefined || rest.length > 0 ? undefined : { text: fallback(card), blocks: first };
  };
  return inOneMessage(card, toMessage, (count) => translator(language)('slack.more', { count }));
}

/** A card as the App Home: one view, in which what does not fit is shortened visibly. */
export function renderPage(card: Card, language: Language): HomeView {
  const toView = (shown: Card): HomeView | undefined => {
    const blocks = groupsOf(shown).flat();
    return blocks.length > limits.view.blocks || charactersIn(blocks) > limits.view.characters
      ? undefined
      : { type: 'home', blocks };
  };
  return inOneMessage(card, toView, (count) => translator(language)('slack.more', { count }));
}

// What belongs together (a line and its buttons) is one group, and never torn apart by a page's end.
function groupsOf(card: Card): Block[][] {
  const next = numbering();
  const title: Block[][] =
    card.title.trim() === '' ? [] : [[{ type: 'header', text: plain(shorten(card.title, limits.header)) }]];
  if (card.title.length > limits.header)
    title.push(...renderElement({ kind: 'text', text: card.title, tone: 'normal' }, next));
  return [...title, ...card.elements.flatMap((element) => renderElement(element, next))];
}

function paginate(groups: readonly Block[][]): Block[][] {
  // One block of each page is kept for the line that says which part it is.
  const room = {
    blocks: limits.message.blocks - 1,
    characters: limits.message.characters - limits.message.fallback,
  };
  const pages: Block[][] = [[]];
  let characters = 0;
  for (const group of groups) {
    const page = pages.at(-1) ?? [];
    const size = charactersIn(group);
    const full = page.length + group.length > room.blocks || characters + size > room.characters;
    if (full && page.length > 0) {
      pages.push([...group]);
      characters = size;
    } else {
      page.push(...group);
      characters += size;
    }
  }
  return pages;
}

// Notifications show it, and screen readers may read it instead of the blocks.
function fallback(card: Card): string {
  const lines = [card.title, ...card.elements.map(inWords)].filter((line) => line.trim() !== '');
  const whole = escaped(lines.join('\n'));
  // An entity cut in two would show its remains.
  return whole.length <= limits.message.fallback
    ? whole || '–'
    : escaped(shorten(lines.join('\n'), limits.message.fallback / 5));
}

function inWords(element: CardElement): string {
  switch (element.kind) {
    case 'text':
      return element.text;
    case 'facts':
      return element.facts.map((one) => `${one.label}: ${one.value}`).join('\n');
    case 'list':
      return [element.title ?? '', ...element.items.map((one) => `• ${one.text}`)].join('\n').trim();
    case 'image':
      return element.alt;
    case 'file':
      return element.name;
    case 'input':
      return element.fields.map(({ label }) => label).join('\n');
    case 'buttons':
      return '';
  }
}
