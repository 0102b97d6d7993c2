import type { FoldedText } from '#src/language/folded-text.ts';
import type { Span } from '#src/language/needs-signs.ts';

/** A word of a folded text; the span is of the folded text, with an exclusive end. */
export type Token = {
  readonly text: string;
  /** As it was typed, in small letters. */
  readonly typed: string;
  readonly start: number;
  readonly end: number;
  /** Begins with a capital letter as it was typed; never in a text of capitals only. */
  readonly capital: boolean;
  /** All of it capitals, two letters at least. */
  readonly shouted: boolean;
  /** Opens a sentence, where a capital tells nothing. */
  readonly opens: boolean;
};

/** Words looked at in one text: nobody names anybody after so many. */
const mostTokens = 250;

/** The words of a sentence as it was typed, folded. */
export function tokensOf(original: string, folded: FoldedText): Token[] {
  const inCapitals = !/\p{Ll}/u.test(original);
  const tokens: Token[] = [];
  for (const match of folded.text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [text] = match;
    const span = folded.original(match.index, match.index + text.length);
    const typed = original.slice(span.start, span.end);
    const before = folded.text.slice(0, match.index);
    tokens.push({
      text,
      typed: typed.toLowerCase().normalize('NFC'),
      start: match.index,
      end: match.index + text.length,
      capital: !inCapitals && /^\p{Lu}/u.test(typed),
      shouted: !inCapitals && /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(typed),
      opens: /(?:^|[.!?:;\n]|[.!?:] )[^\p{L}\p{N}]*$/u.test(before.slice(-12)),
    });
    if (tokens.length === mostTokens) break;
  }
  return tokens;
}

/** A text with spans of it blank. */
export function without(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, { start, end }) => `${left.slice(0, start)}${' '.repeat(end - start)}${left.slice(end)}`,
    text,
  );
}
