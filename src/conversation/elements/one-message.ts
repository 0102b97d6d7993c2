import { buttonsOf, type Card, type CardElement } from './card.ts';
import { shorten } from './cut.ts';

// From mild to harsh: how many lines a list keeps, and how many characters a text.
const shortenings = [
  { items: 40, characters: 3_000 },
  { items: 20, characters: 1_500 },
  { items: 10, characters: 700 },
  { items: 5, characters: 300 },
  { items: 2, characters: 100 },
  { items: 0, characters: 40 },
] as const;

/**
 * A card as exactly one message of a platform, for what is sent once or edited in its place. What does not fit is
 * shortened with a visible count of what is missing; buttons outside lists stay.
 * @param toMessage the message, or undefined when this is too much for one
 * @param more says how many lines of a list are missing
 * @throws RangeError when even the shortest does not fit: the elements and buttons alone are too many
 */
export function inOneMessage<Message>(
  card: Card,
  toMessage: (card: Card) => Message | undefined,
  more: (count: number) => string,
): Message {
  for (const kept of [undefined, ...shortenings]) {
    const message = toMessage(kept === undefined ? card : shortenCard(card, kept, more));
    if (message !== undefined) return message;
  }
  throw new RangeError(
    `A card of ${card.elements.length} elements and ${buttonsOf(card).length} buttons fits no message`,
  );
}

function shortenCard(card: Card, kept: (typeof shortenings)[number], more: (count: number) => string): Card {
  return {
    title: card.title,
    elements: card.elements.map((element): CardElement => {
      switch (element.kind) {
        case 'text':
          return { ...element, text: shorten(element.text, kept.characters) };
        case 'facts': {
          const facts = element.facts.map((one) => ({ ...one, value: shorten(one.value, kept.characters) }));
          return { ...element, facts };
        }
        case 'file':
          return { ...element, content: shorten(element.content, kept.characters) };
        case 'list': {
          const missing = element.items.length - kept.items;
          if (missing <= 0) return element;
          return { ...element, items: [...element.items.slice(0, kept.items), { text: more(missing) }] };
        }
        default:
          return element;
      }
    }),
  };
}
