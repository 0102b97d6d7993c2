import { execFile } from 'node:child_process';
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** Whom PostgreSQL's programs run as; `undefined` elsewhere means the user this process runs as. */
export type ServerUser = { readonly uid: number; readonly gid: number };

// Nothing of the caller's environment reaches PostgreSQL: PGDATA, PGPORT or a missing LANG would change what it does.
export const programEnvironment = { LC_ALL: 'C', PATH: '/usr/bin:/bin' };

const execute = promisify(execFile);

/** How a program ended: what it wrote, and whether it succeeded (`ok`) or could not even be run (`code`). */
export type Outcome = { readonly ok: boolean; readonly output: string; readonly code?: string | number };

/** Runs a program to its end as the given user, at most `timeoutMs`; never throws. */
export async function runAs(
  user: ServerUser | undefined,
  file: string,
  args: readonly string[],
  timeoutMs = 10_000,
): Promise<Outcome> {
  // The current folder may be closed to the other user, and initdb insists on knowing where it is.
  const options = { cwd: '/', env: programEnvironment, timeout: timeoutMs, ...user };
  try {
    const { stdout, stderr } = await execute(file, args, options);
    return { ok: true, output: `${stdout}${stderr}` };
  } catch (fault) {
    return failedOutcome(fault);
  }
}

function failedOutcome(fault: unknown): Outcome {
  if (!(fault instanceof Error)) return { ok: false, output: String(fault) };
  const stderr = 'stderr' in fault && typeof fault.stderr === 'string' ? fault.stderr : '';
  const code = 'code' in fault ? fault.code : undefined;
  return {
    ok: false,
    output: stderr === '' ? fault.message : stderr,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
  };
}

/**
 * PostgreSQL refuses to run as root. Root lends it the owner of the existing files, so that a database made by an
 * ordinary user stays theirs, and otherwise the user `nobody`.
 */
export async function findServerUser(existingFolder: string | undefined): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (existingFolder !== undefined) {
    const { uid, gid } = await lstat(existingFolder);
    if (uid !== 0) return { uid, gid };
  }
  const [uid, gid] = await Promise.all([idOfNobody('-u'), idOfNobody('-g')]);
  return { uid, gid };
}

async function idOfNobody(which: '-u' | '-g'): Promise<number> {
  const { ok, output } = await runAs(undefined, 'id', [which, 'nobody']);
  const id = Number.parseInt(output, 10);
  if (ok && Number.isSafeInteger(id) && id !== 0) return id;
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root and this machine has no user "nobody" to run it as: start Bryggan as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether the user can create files in this folder; a closed folder further up says no as well. */
export async function canWriteIn(user: ServerUser, folder: string): Promise<boolean> {
  return (await runAs(user, '/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder])).ok;
}

/** Gives a folder and all in it to the user; links themselves, never what they point to. */
export async function giveTo(user: ServerUser, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await giveTo(user, path);
    else await lchown(path, user.uid, user.gid);
  }
  await lchown(folder, user.uid, user.gid);
}
