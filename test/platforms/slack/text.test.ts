import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, readable } from '#src/platforms/slack/text.ts';

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
});
