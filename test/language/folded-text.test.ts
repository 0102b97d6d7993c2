import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#src/language/folded-text.ts';

describe('foldText', () => {
  it('knows where a folded word stood', () => {
    const typed = 'Vi  sågs   på  Lördag – hej';
    const folded = foldText(typed);
    expect(folded.text).toBe('vi sags pa lordag - hej');
    const at = folded.text.indexOf('lordag');
    const span = folded.original(at, at + 'lordag'.length);
    expect(typed.slice(span.start, span.end)).toBe('Lördag');
  });

  it('takes a letter and its combining accent as one', () => {
    const typed = 'i ga\u030Ar!';
    const folded = foldText(typed);
    expect(folded.text).toBe('i gar!');
    const span = folded.original(0, 5);
    expect(typed.slice(span.start, span.end)).toBe('i ga\u030Ar');
  });

  it('keeps line breaks and collapses other white space', () => {
    expect(foldText('a \t\u00a0b \n\n c').text).toBe('a b\nc');
  });

  it('maps every span into the original, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), fc.nat(50), (typed, from, length) => {
        const folded = foldText(typed);
        const span = folded.original(from, Math.min(from + length, folded.text.length));
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(typed.length);
      }),
    );
  });
});
