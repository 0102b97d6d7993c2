import { describe, expect, it } from 'vitest';
import * as en from '#src/locales/en/index.ts';
import * as sv from '#src/locales/sv/index.ts';
import { leaves, placeholders } from './leaves.ts';

const swedish = leaves({ ...sv });
const english = leaves({ ...en });

describe('The texts', () => {
  it('have the same keys in Swedish and English', () => {
    expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
  });

  it('name the same values in both', () => {
    const different = [...swedish].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key) ?? '')),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('are not empty, and do not begin or end with a space', () => {
    const bad = [...swedish, ...english].filter(([, text]) => text === '' || text !== text.trim());
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  it('have a singular and a plural wherever they count', () => {
    const plural = [...swedish.keys()].filter((key) => /_(one|other)$/u.test(key));
    const stems = new Set(plural.map((key) => key.replace(/_(one|other)$/u, '')));
    for (const stem of stems) {
      expect([...swedish.keys()], stem).toEqual(expect.arrayContaining([`${stem}_one`, `${stem}_other`]));
    }
  });
});
