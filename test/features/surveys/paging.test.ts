import { describe, expect, it } from 'vitest';
import { pageOf, pagesOf } from '#src/features/surveys/paging.ts';

const question = (id: string, kind: 'scale' | 'text' | 'choice') => ({
  id,
  kind,
  wording: { sv: 'x'.repeat(300), en: 'x' },
  choices:
    kind === 'choice'
      ? [...Array(10).keys()].map((value) => ({ value: String(value), sv: 'y'.repeat(60), en: 'y' }))
      : [],
});

describe('the pages of a survey', () => {
  it('are one where all fits, and never none', () => {
    expect(pagesOf([])).toEqual([[]]);
    expect(pagesOf([question('a', 'scale'), question('b', 'choice'), question('c', 'text')])).toHaveLength(1);
  });

  it('hold every question once and in order, however many and long', () => {
    const all = [...Array(10).keys()].map((place) =>
      question(`q${place}`, place % 2 === 0 ? 'choice' : 'text'),
    );
    const pages = pagesOf(all);
    expect(pages.flat()).toEqual(all);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every((page) => page.length > 0)).toBe(true);
    expect(pageOf(all, 'q9')).toBe(pages.length - 1);
    expect(pageOf(all, 'nobody')).toBe(0);
  });
});
