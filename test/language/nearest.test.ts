import { describe, expect, it } from 'vitest';
import { nearestWords } from '#src/language/nearest.ts';

const words = ['kontakt', 'matcha', 'möte', 'enkät', 'översikt', 'hjälp', 'behov'];

describe('nearestWords', () => {
  it.each([
    ['kontkat', ['kontakt']],
    ['OVERSIKT', ['översikt']],
    ['enkat', ['enkät']],
    ['mote', ['möte']],
    ['behvo', []],
    ['zebra', []],
    ['', []],
    ['👋', []],
    ['x'.repeat(40_000), []],
  ])('offers for %.20s: %j', (typed, expected) => {
    expect(nearestWords(typed, words, 3)).toEqual(expected);
  });

  it('gives the nearest first and no more than asked for', () => {
    expect(nearestWords('mote', ['note', 'möten', 'möte'], 2)).toEqual(['möte', 'note']);
  });
});
