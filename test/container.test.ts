import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';

const read = (name: string) => readFile(new URL(`../${name}`, import.meta.url), 'utf8');

test('the container starts Bryggan as npm start does', async () => {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(await read('package.json')));
  const [, entry = '[]'] = /^ENTRYPOINT (.+)$/m.exec(await read('Dockerfile')) ?? [];
  expect(`exec ${z.array(z.string()).parse(JSON.parse(entry)).join(' ')}`).toBe(scripts.start);
});
