import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deriveKey, findOrMakeSecretKey } from '#src/link/secret-key.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bryggan-secret-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('makes one secret, that only its owner reads, also when several ask at once', async () => {
  const data = join(dir, 'data');
  const keys = await Promise.all(Array.from({ length: 20 }, () => findOrMakeSecretKey(data)));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/u);
  expect(await findOrMakeSecretKey(data)).toBe(keys[0]);
  expect(await readdir(data)).toEqual(['secret-key']);
  expect((await stat(join(data, 'secret-key'))).mode & 0o777).toBe(0o600);
});

it('does not go on with a file that holds no secret', async () => {
  await writeFile(join(dir, 'secret-key'), 'changed by hand');
  await expect(findOrMakeSecretKey(dir)).rejects.toThrow('does not hold a secret');
});

it('derives another key for each purpose', () => {
  const key = deriveKey('secret', 'link');
  expect(key.symmetricKeySize).toBe(32);
  expect(key.equals(deriveKey('secret', 'link'))).toBe(true);
  expect(key.equals(deriveKey('secret', 'survey'))).toBe(false);
});
