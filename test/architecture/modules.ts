import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { type Facts, factsOf } from './facts.ts';

/** One import of a module. */
export interface Import {
  /** A path from the root (`src/log.ts`), a package (`luxon`, `node:path`), or undefined when it is computed. */
  readonly target: string | undefined;
  /** Whether the target is a file of ours. */
  readonly ours: boolean;
  readonly typesOnly: boolean;
}

/** What the rules need to know of one source file. */
export interface Module extends Facts {
  /** From the root, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

const sourceFile = /\.(ts|js|mjs|css)$/;

/**
 * Every source file under the folders, read and parsed. A folder that does not exist is empty.
 *
 * @param root the repository's folder
 * @param folders names of folders in it
 */
export async function readModules(root: string, folders: readonly string[]): Promise<Module[]> {
  const listed = await Promise.all(folders.map((folder) => listFiles(root, folder)));
  return await Promise.all(
    listed.flat().map(async (path) => parseModule(path, await readFile(posix.join(root, path), 'utf8'))),
  );
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(posix.join(root, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && sourceFile.test(entry.name))
      .map((entry) => posix.relative(root, posix.join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Reads one source text.
 *
 * @param path from the root, with `/`
 * @throws Error when the text cannot be parsed
 */
export function parseModule(path: string, text: string): Module {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (path.endsWith('.css')) {
    return { path, lines, imports: [], typeImports: [], readsEnvironment: false, rawCalls: [], swedish: [] };
  }
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const facts = factsOf(parsed.program);
  return {
    ...facts,
    path,
    lines,
    imports: [
      ...staticImports.map(({ moduleRequest, entries }) =>
        resolve(path, moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType)),
      ),
      ...staticExports
        .flatMap(({ entries }) => entries)
        .flatMap(({ moduleRequest, isType }) =>
          moduleRequest ? [resolve(path, moduleRequest.value, isType)] : [],
        ),
      ...dynamicImports.map(({ moduleRequest }) =>
        resolve(path, unquote(text.slice(moduleRequest.start, moduleRequest.end)), false),
      ),
      ...facts.typeImports.map((specifier) => resolve(path, specifier, true)),
    ],
    readsEnvironment:
      facts.readsEnvironment ||
      staticImports.some(
        ({ moduleRequest, entries }) =>
          /^(node:)?process$/.test(moduleRequest.value) &&
          entries.some(({ importName }) => importName.name === 'env' || importName.name === 'loadEnvFile'),
      ),
  };
}

/** `'x'` as x; undefined for what is not a plain string. */
function unquote(source: string): string | undefined {
  return /^(['"`])([^'"`$\\]*)\1$/.exec(source)?.[2];
}

function resolve(from: string, specifier: string | undefined, typesOnly: boolean): Import {
  if (specifier === undefined) return { target: undefined, ours: false, typesOnly };
  if (specifier.startsWith('#')) return { target: specifier.slice(1), ours: true, typesOnly };
  if (specifier.startsWith('.')) {
    return { target: posix.join(posix.dirname(from), specifier), ours: true, typesOnly };
  }
  const parts = specifier.split('/');
  const target = specifier.startsWith('node:')
    ? specifier
    : parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return { target, ours: false, typesOnly };
}
