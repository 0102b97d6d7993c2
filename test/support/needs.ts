import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';

const { CI, PATH = '' } = process.env;

/** What some tests need and a machine may lack, with how to get it. */
const remedies = {
  'redis-server': 'apt-get install redis-server',
  chromium: 'apt-get install chromium',
  root: 'run the tests as root',
} as const;

/** The name of something a machine may lack. */
export type Need = keyof typeof remedies;

/** The path of the Redis server's program on this machine, if it has one. */
export function findRedisServer(): string | undefined {
  return findProgram('redis-server');
}

/** The path of a Chromium (or Chrome) on this machine, if it has one. */
export function findChromium(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = findProgram(name);
    if (path !== undefined) return path;
  }
  return undefined;
}

/**
 * A `describe` for tests that need something: `needs('redis-server')('The queue on Redis', () => { … })`. Without it the
 * tests are skipped under a name that says how to get it; with CI=true that is a failure instead.
 */
export function needs(need: Need): (name: string, tests: () => void) => void {
  return (name, tests) => {
    const lack = `needs ${need}: ${remedies[need]}`;
    if (isThere(need)) describe(name, tests);
    else if (CI === 'true') {
      describe(name, () => {
        it(lack, () => {
          throw new Error(`With CI=true nothing may be skipped; ${lack}`);
        });
      });
    } else describe.skip(`${name} (${lack})`, tests);
  };
}

function isThere(need: Need): boolean {
  switch (need) {
    case 'redis-server':
      return findRedisServer() !== undefined;
    case 'chromium':
      return findChromium() !== undefined;
    case 'root':
      return process.getuid?.() === 0;
  }
}

function findProgram(name: string): string | undefined {
  for (const folder of PATH.split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder; the next one may have it.
    }
  }
  return undefined;
}
