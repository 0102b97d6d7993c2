import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalNumber } from '#src/language/personal-number.ts';

/** Adds the check digit to nine digits, so that no number in these tests is written down anywhere else. */
function withCheckDigit(nine: string): string {
  const sum = [...nine]
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

const ten = withCheckDigit('850709980');
const birth = ten.slice(0, 6);
const last = ten.slice(6);

function found(text: string): string | undefined {
  const span = findPersonalNumber(text);
  return span && text.slice(span.start, span.end);
}

describe('findPersonalNumber', () => {
  it.each([
    `${birth}-${last}`,
    `${birth}+${last}`,
    `${birth}–${last}`,
    `${birth} ${last}`,
    ten,
    `19${ten}`,
    `19${birth}-${last}`,
    withCheckDigit('850769980'),
    `20${withCheckDigit('120229123')}`,
  ])('finds %s in a sentence', (number) => {
    expect(found(`Hon heter Alva, ${number}, och vill veta mer.`)).toBe(number);
  });

  it.each([
    ['an organisation number', `802012-${withCheckDigit('802012345').slice(6)}`],
    ['a wrong check digit', `${birth}-${Number(last) - 1}`],
    ['a month that is none', withCheckDigit('851309980')],
    ['a day that is none', withCheckDigit('850732980')],
    ['29 February in a year without one', `19${withCheckDigit('850229980')}`],
    ['a century to come', `21${ten}`],
    ['a longer number', `4${ten}`],
    ['a VAT number', `SE${withCheckDigit('556012345')}01`],
    ['a mobile number', `ring 070-${withCheckDigit('070123456').slice(3)}`],
    ['a mobile number without a sign', `mobil: ${withCheckDigit('070123456')}`],
    ['a date and time', 'torsdag 2026-12-03 18:00'],
    ['nothing', ''],
  ])('leaves %s alone', (_what, text) => {
    expect(found(text)).toBeUndefined();
  });

  it('finds the personal number behind a number that is none', () => {
    expect(found(`faktura 851309-9999, ${birth}-${last}`)).toBe(`${birth}-${last}`);
  });

  it('copes with anything up to 40,000 characters', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789 -+'), maxLength: 200 });
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), digits),
        fc.integer({ min: 1, max: 200 }),
        (piece, times) => {
          const text = piece.repeat(times).slice(0, 40_000);
          const span = findPersonalNumber(text);
          expect(span === undefined || (span.start < span.end && span.end <= text.length)).toBe(true);
        },
      ),
    );
  });
});
