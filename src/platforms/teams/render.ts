import type { Language } from '#src/conversation/answer.ts';
import { buttonsOf, type Card, type CardElement } from '#src/conversation/elements/card.ts';
import { translator } from '#src/locales/translate.ts';
import { type AdaptiveCard, adaptiveCard, type CardElementJson } from './adaptive-card.ts';
import { limits } from './limits.ts';
import type { Rendering } from './render-button.ts';
import { renderElement } from './render-element.ts';
import { escaped, paragraph, shorten } from './text.ts';

/** What is known of the client that will show it. */
export interface Client {
  /** Whether pressing this opens a dialog; always false where a client has none. */
  readonly opensDialog: (action: string) => boolean;
}

/** A rendered card, and what a notification says of it. */
export interface Shown {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/** A card as messages: one when it fits, else several in order, each complete in itself. Nothing of it is missing. */
export function renderCard(card: Card, language: Language, client: Client): Shown[] {
  const t = translator(language);
  const pages = paginate(groupsOf(card, language, client));
  return pages.map((body, place) => {
    const summary = summaryOf(card);
    if (place === 0) return { card: adaptiveCard(body), summary };
    const part = t('teams.continued', { part: place + 1, parts: pages.length });
    const small = paragraph(part, { size: 'Small', isSubtle: true });
    return { card: adaptiveCard([small, ...body]), summary: `${summary} – ${part}` };
  });
}

// From mild to harsh: how many lines a list keeps, and how many characters a paragraph.
const shortenings = [
  { items: 40, characters: 3_000 },
  { items: 20, characters: 1_500 },
  { items: 10, characters: 700 },
  { items: 5, characters: 300 },
  { items: 2, characters: 100 },
  { items: 0, characters: 40 },
] as const;

/**
 * A card as exactly one message, for what is sent once or edited in its place. What does not fit is shortened with a
 * visible count of what is missing; buttons outside lists stay.
 */
export function renderInPlace(card: Card, language: Language, client: Client): Shown {
  for (const kept of [undefined, ...shortenings]) {
    const shown = kept === undefined ? card : shortenCard(card, kept, language);
    const [first, ...rest] = paginate(groupsOf(shown, language, client));
    if (first !== undefined && rest.length === 0)
      return { card: adaptiveCard(first), summary: summaryOf(card) };
  }
  throw new RangeError(
    `A card of ${card.elements.length} elements and ${buttonsOf(card).length} buttons fits no message`,
  );
}

function shortenCard(card: Card, kept: { items: number; characters: number }, language: Language): Card {
  const t = translator(language);
  return {
    title: card.title,
    elements: card.elements.map((element): CardElement => {
      if (element.kind === 'text') return { ...element, text: shorten(element.text, kept.characters) };
      if (element.kind === 'facts') {
        const facts = element.facts.map((one) => ({ ...one, value: shorten(one.value, kept.characters) }));
        return { ...element, facts };
      }
      if (element.kind === 'file') return { ...element, content: shorten(element.content, kept.characters) };
      if (element.kind !== 'list' || element.items.length <= kept.items) return element;
      const more = { text: t('teams.more', { count: element.items.length - kept.items }) };
      return { ...element, items: [...element.items.slice(0, kept.items), more] };
    }),
  };
}

function groupsOf(card: Card, language: Language, { opensDialog }: Client): CardElementJson[][] {
  const t = translator(language);
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  const onlyField = card.elements.filter((element) => element.kind === 'input').length === 1;
  const rendering: Rendering = { opensDialog, next, onlyField };
  return [
    ...renderTitle(card.title),
    ...card.elements.flatMap((element) => renderElement(element, rendering, t)),
  ];
}

/** A heading; a long one is said whole below it. */
export function renderTitle(title: string): CardElementJson[][] {
  if (title.trim() === '') return [];
  const text = escaped(shorten(title, limits.title));
  const heading = { type: 'TextBlock', text, wrap: true, size: 'Medium', weight: 'Bolder', style: 'heading' };
  return [[heading as CardElementJson], ...(title.length > limits.title ? [[paragraph(title)]] : [])];
}

function paginate(groups: readonly CardElementJson[][]): CardElementJson[][] {
  const pages: CardElementJson[][] = [[]];
  let bytes = 0;
  for (const group of groups) {
    const page = pages.at(-1) ?? [];
    const size = Buffer.byteLength(JSON.stringify(group));
    if (bytes + size > limits.card.bytes && page.length > 0) {
      pages.push([...group]);
      bytes = size;
    } else {
      page.push(...group);
      bytes += size;
    }
  }
  return pages;
}

function summaryOf(card: Card): string {
  return shorten(card.title.trim() === '' ? '–' : card.title, limits.summary);
}
