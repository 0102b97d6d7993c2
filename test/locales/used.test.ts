import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as sv from '#src/locales/sv/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = globSync('{src,handlers,jobs}/**/*.ts', { cwd: root })
  .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
  .join('\n');

/** Read as a whole, by `writingOf`, and not by their keys. */
const readWhole = /^language\./u;

function keysOf(node: object, path: string): string[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${path}${name}.`)
      : [`${path}${name}`.replace(/_(zero|one|two|few|many|other)$/u, '')],
  );
}

/** Keys that stand whole in quotes, and those of which a part is filled in: `contacts.way.${way}`. */
function writtenKeys(): RegExp[] {
  const whole = sources.matchAll(/(['"`])(?<key>[\w-]+(?:\.[\w-]+)+)\1/gu);
  const filled = sources.matchAll(/`(?<key>[\w-]+\.[^`\s]*\$\{[^`]*)`/gu);
  const patterns = [...whole, ...filled].map(({ groups }) =>
    (groups?.['key'] ?? '')
      .split(/\$\{[^}]*\}/u)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('.+'),
  );
  return [...new Set(patterns)].map((pattern) => new RegExp(`^${pattern}$`, 'u'));
}

it('has no text that nothing says', () => {
  const written = writtenKeys();
  const unused = keysOf({ ...sv }, '').filter(
    (key) => !readWhole.test(key) && !written.some((one) => one.test(key)),
  );
  expect(unused).toEqual([]);
});
