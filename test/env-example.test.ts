import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { parseConfig } from '#src/config.ts';

test('the example of an environment can be used as it is, and changes nothing', async () => {
  const example = parseEnv(await readFile(new URL('../.env.example', import.meta.url), 'utf8'));
  expect(parseConfig(example)).toEqual(parseConfig({}));
});
