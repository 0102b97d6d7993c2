import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieces, shorten } from '#src/conversation/elements/cut.ts';

describe('Text that is cut', () => {
  test('pieces are together the whole, and none is too long or half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 2, max: 40 }),
        (text, length) => {
          const all = pieces(text, length);
          expect(all.join('')).toBe(text);
          for (const piece of all) {
            expect(piece.length).toBeLessThanOrEqual(length);
            expect(piece.isWellFormed()).toBe(text.isWellFormed());
          }
        },
      ),
    );
  });

  test('what is shortened says so', () => {
    expect(shorten('abcdef', 4)).toBe('abc…');
    expect(shorten('abcd', 4)).toBe('abcd');
    expect(shorten('a🙂🙂', 3)).toBe('a…');
  });
});
