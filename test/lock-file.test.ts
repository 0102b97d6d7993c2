import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

test('npm ci accepts the lock file', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'bryggan-lock-'));
  try {
    await Promise.all(
      ['package.json', 'package-lock.json', '.npmrc'].map((name) =>
        copyFile(join(root, name), join(copy, name)),
      ),
    );
    const run = promisify(execFile)('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts'], {
      cwd: copy,
    });
    await expect(run).resolves.toHaveProperty('stdout');
  } finally {
    await rm(copy, { recursive: true });
  }
});

test('every optional platform package is locked, also those that a registry may lack', async () => {
  const { packages } = lockFile.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry', async () => {
  const { packages } = lockFile.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
