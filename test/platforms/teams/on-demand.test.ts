import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** How many files of Microsoft's libraries are in memory once these modules of ours are. */
async function loadedWith(...modules: readonly string[]): Promise<number> {
  const script = `
    import { createRequire } from 'node:module';
    for (const one of ${JSON.stringify(modules)}) await import(one);
    const loaded = Object.keys(createRequire('${root}package.json').cache);
    console.log(loaded.filter((path) => /node_modules\\/(?:@microsoft\\/teams-ai|botbuilder|botframework)/.test(path)).length);`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
  return Number((await run).stdout);
}

it('loads what Microsoft wrote only where Teams is configured', async () => {
  expect(await loadedWith('#src/app.ts')).toBe(0);
  expect(await loadedWith('#src/platforms/teams/create-teams.ts')).toBeGreaterThan(100);
});
