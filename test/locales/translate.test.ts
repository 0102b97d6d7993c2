import { expect, it } from 'vitest';
import { translator } from '#src/locales/translate.ts';

it.each([
  ['sv', 1, '1 aktör är som den var.'],
  ['sv', 10_000, '10\u00a0000 aktörer är som de var.'],
  ['en', 10_000, '10,000'],
] as const)('writes a count in %s as the language does: %s', (language, count, text) => {
  expect(translator(language)('register.paste.undone', { count })).toContain(text);
});
