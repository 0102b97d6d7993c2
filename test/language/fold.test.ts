import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#src/language/fold.ts';

describe('fold', () => {
  it.each([
    ['Hagsätra Folkdans', 'hagsatra folkdans'],
    ['  SÄTRA   Kultur-förening!', 'satra kultur forening'],
    ['Rågsved & Co. (ideell)', 'ragsved co ideell'],
    ['Straße Ægir Øst Łódź', 'strasse aegir ost lodz'],
    ['A\u030Angermanland', 'angermanland'],
    ['جمعية الأمل', 'جمعية الامل'],
    ['हिन्दी', 'हिन्दी'],
    ['🎉', ''],
    ['', ''],
  ])('folds %j to %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('does not care about case or how accents are encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'åäöÅÄÖéÉabcXYZ -') }), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
      }),
    );
  });
});
