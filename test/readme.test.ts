import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { roles } from '#src/app.ts';
import { runCli } from './cli/run-cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const readme = read('README.md');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Each command of the shell blocks. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/gu)]
  .flatMap(([, block = '']) => block.split(/\n|&&/u))
  .map((line) => line.trim())
  .filter((line) => line !== '');
const cli = [
  ...commands,
  ...[...readme.matchAll(/`(npm run cli -- [a-z][^`]*)`/gu)].map(([, one = '']) => one),
]
  .filter((line) => line.startsWith('npm run cli -- '))
  .map((line) => line.slice('npm run cli -- '.length).split(' '));

it('names the two commands of a fresh machine as they are', () => {
  expect(readme).toContain('```sh\nnpm ci && npm start\n```');
  expect(readme).toContain('```sh\nnpm ci && npm test\n```');
});

it.each([...new Set(commands)])('can do what it says: %s', (command) => {
  const [program, word = '', name = ''] = command.split(' ');
  if (program === 'docker') {
    const services = [...command.matchAll(/--scale (\w+)=/gu)].map(([, service]) => service);
    for (const service of services) expect(read('docker-compose.yml')).toContain(`\n  ${service}:\n`);
    return;
  }
  expect(program).toBe('npm');
  if (word === 'ci') return;
  expect(scripts).toHaveProperty(word === 'run' ? name : word);
  const role = /^npm start -- (\w+)$/u.exec(command)?.[1];
  if (role !== undefined) expect(roles).toContain(role);
});

it.each(cli)('knows the command line that it shows: %s %s', async (name, ...words) => {
  const { code, out } = await runCli([name, '--help']);
  expect(code).toBe(0);
  for (const option of words.filter((word) => word.startsWith('--'))) expect(out).toContain(option);
});

it('lists every command of the command line, with options that there are', async () => {
  const [, table = ''] = /## Command line\n([\s\S]*?)\n## /u.exec(readme) ?? [];
  const rows = [...table.matchAll(/^\| `(?!npm )([a-z]+)([^`]*)` *\| (.*) \|$/gmu)];
  const listed = rows.map(([, name]) => name);
  const { out } = await runCli([]);
  const real = [...out.matchAll(/^ {2}(\w+) {2,}/gmu)].map(([, name]) => name);
  expect(listed).toEqual(real);
  for (const [, name = '', , about = ''] of rows) {
    const help = (await runCli([name, '--help'])).out;
    for (const [option] of about.matchAll(/--[a-z-]+/gu)) expect(help).toContain(option);
  }
});

it('links to files that there are', () => {
  const targets = [...readme.matchAll(/\]\(([^)]+)\)/gu)].map(([, target = '']) => target);
  const paths = [
    ...readme.matchAll(/`((?:src|test|jobs|handlers|entities)\/[^`]*|docker-compose\.yml|\.env\.example)`/gu),
  ].map(([, path = '']) => path);
  expect(targets.length).toBeGreaterThan(2);
  for (const target of [...targets, ...paths])
    expect([target, existsSync(`${root}${target}`)]).toEqual([target, true]);
});

it('names only variables that there are', () => {
  const known = new Set([...read('.env.example').matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name));
  const named = [...readme.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/gu)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
