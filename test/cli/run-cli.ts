import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What a run of the command line ended with. */
export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `node src/cli/index.ts` with nothing in the environment but what is given. */
export async function runCli(
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  cwd = root,
): Promise<CliRun> {
  const child = spawn(process.execPath, ['src/cli/index.ts', ...words], {
    cwd,
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

/** The variables for a database. */
export function onDatabase(url: string): Record<string, string> {
  return { DATABASE_URL: url, SECRET_KEY: 'for tests only, 32 characters long' };
}
