import { expect, it } from 'vitest';
import { translator } from '#src/locales/translate.ts';

it.each([
  ['sv', 1, '1 aktör är borttagen eller som den var före importen.'],
  ['sv', 10_000, '10\u00a0000 aktörer är borttagna eller som de var före importen.'],
  ['en', 10_000, '10,000'],
] as const)('writes a count in %s as the language does: %s', (language, count, text) => {
  expect(translator(language)('register.paste.undone', { count })).toContain(text);
});
