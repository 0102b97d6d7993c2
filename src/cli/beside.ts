import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { reasonOf } from './checks.ts';
import { CliError } from './command.ts';

const mostBytes = 100_000_000;

/** What is in a file. @throws CliError when it cannot be read, or is larger than any that could be taken */
export function readBytes(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > mostBytes) throw new Error(`it has ${Math.round(size / 1_000_000)} MB; split it`);
    return readFileSync(path);
  } catch (fault) {
    throw new CliError(`${path} cannot be read: ${reasonOf(fault)}.`);
  }
}

/**
 * Writes a file beside the one that is imported, for its owner alone, and says where. One that is there stays: somebody
 * may have begun to work in it.
 */
export function writeBeside(path: string, ending: string, content: string): string {
  const name = basename(path, extname(path)).replace(/-to-mend(?:-\d+)?$/u, '');
  const [kind, type] = ending.split('.');
  for (let number = 1; ; number += 1) {
    const file = join(dirname(path), `${name}-${kind}${number === 1 ? '' : `-${number}`}.${type}`);
    try {
      writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
      return file;
    } catch (fault) {
      if (!isTaken(fault))
        throw new CliError(`Nothing was imported: ${file} cannot be written: ${reasonOf(fault)}.`);
      if (readFileSync(file, 'utf8') === content) return file;
    }
  }
}

function isTaken(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'EEXIST';
}
