import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, pieces, readable, shorten } from '#src/platforms/slack/text.ts';

describe('Text to and from Slack', () => {
  test.each([
    ['<https://example.org/a?b=1&amp;c=2>', 'https://example.org/a?b=1&c=2'],
    ['<http://example.org|example.org>', 'example.org'],
    ['<https://example.org|vår sida>', 'vår sida (https://example.org)'],
    ['<mailto:kansli@example.org|kansli@example.org>', 'kansli@example.org'],
    ['<tel:0701234567|070-123 45 67>', '070-123 45 67 (0701234567)'],
    ['<#C123|satra> <#C123>', '#satra #C123'],
    ['<!here> <!channel|alla> <!subteam^S1|@grupp>', '@here alla @grupp'],
    ['<@U123|samira> <@U123>', '<@U123|samira> <@U123>'],
    ['&lt;!channel&gt; &amp;lt;', '<!channel> &lt;'],
    ['5 &lt; 6 &gt; 4', '5 < 6 > 4'],
  ])('%s is read as %s', (sent, read) => {
    expect(readable(sent)).toBe(read);
  });

  test('what was typed survives being escaped and read back, unless it looks like a mention', () => {
    fc.assert(fc.property(fc.string(), (typed) => readable(escaped(typed)) === typed));
  });

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
