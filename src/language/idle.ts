import { idlePhrases } from '#src/language/idle-phrases.ts';
import { matchesIn } from '#src/language/matches.ts';
import type { Span } from '#src/language/needs-signs.ts';

const idlePattern = new RegExp(String.raw`(?<![\w-])(?:${idlePhrases.join('|')})(?!\w)`, 'g');

/** Where a text only tells how it was. */
export function idleSpans(text: string): Span[] {
  return matchesIn(text, idlePattern).map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
  }));
}

/** Whether a span lies within one of others. */
export function isWithin({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => start >= span.start && end <= span.end);
}
