import type { Language } from '#src/conversation/answer.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import { inOneMessage } from '#src/conversation/elements/one-message.ts';
import { translator } from '#src/locales/translate.ts';
import { type AdaptiveCard, adaptiveCard, type CardElementJson } from './adaptive-card.ts';
import { limits } from './limits.ts';
import type { Rendering } from './render-button.ts';
import { renderElement } from './render-element.ts';
import { escaped, paragraph } from './text.ts';

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

/** A card as exactly one message: see `inOneMessage`. */
export function renderInPlace(card: Card, language: Language, client: Client): Shown {
  const toMessage = (shown: Card) => {
    const [first, ...rest] = paginate(groupsOf(shown, language, client));
    return first === undefined || rest.length > 0
      ? undefined
      : { card: adaptiveCard(first), summary: summaryOf(card) };
  };
  return inOneMessage(card, toMessage, (count) => translator(language)('teams.more', { count }));
}

function groupsOf(card: Card, language: Language, { opensDialog }: Client): CardElementJson[][] {
  const t = translator(language);
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  const onlyFields = card.elements.filter((element) => element.kind === 'input').length === 1;
  const rendering: Rendering = { opensDialog, next, onlyFields };
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
