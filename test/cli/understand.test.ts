import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from './run-cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const register = 'training/tuned/soderort/register.csv';
const now = ['--now', '2026-11-22T12:00'] as const;
const told = z.array(z.strictObject({ organisation: z.string().nullable(), category: z.string() }));
const printed = z.strictObject({
  organisations: z.array(z.string()),
  mentioned: z.array(z.string()),
  happenedOn: z.iso.date().nullable(),
  how: z.enum(['visit', 'phone', 'mail', 'chat', 'meeting']).nullable(),
  needs: told,
  offers: told,
  closedNeeds: told,
  referTo: z.string().nullable(),
  nextOn: z.iso.date().nullable(),
  sure: z.boolean(),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function understandAll(typed: string, path: string = register) {
  const child = spawn(process.execPath, ['src/cli/index.ts', 'understand', '--register', path, ...now], {
    cwd: root,
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(typed);
  const out = await text(child.stdout);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => printed.parse(JSON.parse(line)));
}

it('writes one object for each line, also an empty one, in order', async () => {
  const [first, empty, last, ...more] = await understandAll(
    'Träffade Hagsätra Folkdans igår, de behöver lokal\n\nringde wisla',
  );
  expect(first).toEqual({
    organisations: ['Hagsätra Folkdans'],
    mentioned: [],
    happenedOn: '2026-11-21',
    how: 'visit',
    needs: [{ organisation: 'Hagsätra Folkdans', category: 'premises' }],
    offers: [],
    closedNeeds: [],
    referTo: null,
    nextOn: null,
    sure: true,
  });
  expect(empty).toMatchObject({ organisations: [], sure: false });
  expect(last).toMatchObject({ organisations: ['IF Wisla'], how: 'phone' });
  expect(more).toEqual([]);
});

it.each([
  ['semicolons in Latin-1', (csv: string) => Buffer.from(csv.replaceAll(/,/g, ';'), 'latin1')],
  ['tabs with a byte order mark', (csv: string) => Buffer.from(`\uFEFF${csv.replaceAll(',', '\t')}`)],
])('reads a register with %s', async (name, write) => {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, write(await readFile(join(root, register), 'utf8')));
  const [read] = await understandAll('Ringde SKF', path);
  expect(read?.organisations).toEqual(['Sätra Kulturförening']);
});

it.each([
  ['without a register', [...now], 'Give the organisations with --register <file.csv>.'],
  ['without a time', ['--register', register], 'Give the time with --now'],
  ['with a bad time', ['--register', register, '--now', 'igår'], '--now takes a time'],
  ['with a bad zone', ['--register', register, ...now, '--zone', 'Sätra'], '--zone takes a time zone'],
  ['with no such file', ['--register', 'nobody.csv', ...now], 'Cannot read the register nobody.csv'],
  ['with a file without names', ['--register', 'package.json', ...now], 'has no column "name"'],
])('says in one line what is wrong %s', async (_name, words, expected) => {
  const ended = await runCli(['understand', ...words]);
  expect(ended.err.trimEnd()).toContain(expected);
  expect(ended.err.trimEnd().split('\n')).toHaveLength(1);
  expect(ended.code).not.toBe(0);
});

it('ends quietly when whoever reads has had enough', async () => {
  const child = spawn(process.execPath, ['src/cli/index.ts', 'understand', '--register', register, ...now], {
    cwd: root,
    env: { PATH: process.env['PATH'] },
    stdio: 'pipe',
  });
  const ended = once(child, 'exit');
  child.stdin.on('error', () => {});
  child.stdin.write('Ringde Wisla\n');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.end('Ringde Wisla\n'.repeat(900));
  expect([await text(child.stderr), (await ended)[0]]).toEqual(['', 0]);
});
