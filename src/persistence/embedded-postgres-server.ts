import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cannotRun } from './embedded-postgres-binaries.ts';
import { type Cluster, socketPort } from './embedded-postgres-cluster.ts';
import { codeOf, type EmbeddedPostgresError, explainOutput } from './embedded-postgres-error.ts';
import { programEnvironment } from './embedded-postgres-user.ts';

/** Settings of PostgreSQL by name, as in postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string>>;

/** What the server's pid file says; `pid` is missing when a power cut left the file empty or full of zeros. */
export type PidFile = { readonly pid?: number; readonly status: string };

/** A launch ended ready, lost against another server on the same files (worth another look), or failed for good. */
export type Launch =
  | { readonly outcome: 'ready'; readonly ended: Promise<void>; stop(): Promise<void> }
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'failed'; readonly error: EmbeddedPostgresError };

/** Tells by the server's command line which process started it; PostgreSQL takes any setting whose name has a dot. */
export const starterSetting = 'bryggan.starter';

const readyPollMs = 10;
const slowNoticeMs = 5_000;
const recoveryLimitMs = 120_000;
const fastStopMs = 5_000;
const logLimitBytes = 5_000_000;

// Names and notes must not reach the log: no statements, no DETAIL lines with values, no errors that races make daily.
const ownSettings: ServerSettings = {
  listen_addresses: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Reads postmaster.pid: the pid is its first line, the status its eighth. `undefined` when there is none. */
export async function readPidFile(cluster: Cluster): Promise<PidFile | undefined> {
  const content = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch((fault: unknown) => {
    if (codeOf(fault) === 'ENOENT') return undefined;
    throw fault;
  });
  if (content === undefined) return undefined;
  const lines = content.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const status = (lines[7] ?? '').trim();
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, status } : { status };
}

/**
 * Whether this process is the server of these files. After a power cut its pid may belong to anybody, so the command
 * line decides. A process whose command line is hidden is another user's, hence not ours.
 */
export async function isServer(pid: number, cluster: Cluster): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if (codeOf(fault) === 'ESRCH') return false;
  }
  const words = await readCommandLine(pid).catch(() => '');
  return words.replaceAll('\0', ' ').includes(` -D ${cluster.data} `);
}

/** The words that a process was started with, with NUL or blanks between. @throws when it is gone or hidden */
export async function readCommandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return stdout;
}

/** Removes a pid file without a pid in it, which PostgreSQL itself refuses to touch. */
export async function removeEmptyPidFile(cluster: Cluster): Promise<void> {
  const found = await readPidFile(cluster);
  if (found === undefined || found.pid !== undefined) return;
  await unlink(join(cluster.data, 'postmaster.pid')).catch((fault: unknown) => {
    if (codeOf(fault) !== 'ENOENT') throw fault;
  });
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches only Bryggan, and waits until it
 * takes connections (after a power cut it first recovers).
 */
export async function launch(
  cluster: Cluster,
  stalePid: number | undefined,
  settings: ServerSettings,
  log: { warn(msg: string): void },
): Promise<Launch> {
  const logStart = await prepareLogFile(cluster);
  const child = await spawnServer(cluster, stalePid, settings);
  let spawnFault: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (fault) => {
      spawnFault = fault;
      resolve();
    });
  });
  const startedAt = performance.now();
  let noticed = false;
  while (child.exitCode === null && child.signalCode === null && spawnFault === undefined) {
    const found = await readPidFile(cluster);
    if (found?.pid === child.pid && found?.status === 'ready') {
      child.unref();
      return { outcome: 'ready', ended, stop: stopper(child, ended) };
    }
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > recoveryLimitMs) {
      child.kill('SIGQUIT');
      await ended;
    } else if (waitedMs > slowNoticeMs && !noticed) {
      noticed = true;
      log.warn('PostgreSQL is still starting; after an abrupt stop it first recovers its data.');
    }
    await Promise.race([sleep(readyPollMs), ended]);
  }
  if (spawnFault !== undefined) {
    const error = cannotRun(cluster.binaries.postgres, { ok: false, output: spawnFault.message });
    return { outcome: 'failed', error };
  }
  return explainEnd(cluster, (await readFile(cluster.logFile)).subarray(logStart).toString());
}

function explainEnd(cluster: Cluster, output: string): Launch {
  // Another server was faster, is ending, or left a child behind that still holds the shared memory.
  const taken =
    /lock file ".+" (?:already exists|is empty)|bogus data in lock file|pre-existing shared memory/;
  if (taken.test(output)) return { outcome: 'taken' };
  return { outcome: 'failed', error: explainOutput('server', output, cluster.home) };
}

/** Returns where this start's part of the log begins. */
async function prepareLogFile(cluster: Cluster): Promise<number> {
  const size = await stat(cluster.logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= logLimitBytes) return size;
  await rename(cluster.logFile, `${cluster.logFile}.old`);
  return 0;
}

async function spawnServer(
  cluster: Cluster,
  stalePid: number | undefined,
  settings: ServerSettings,
): Promise<ChildProcess> {
  const { user, data, socketFolder } = cluster;
  // The setting is a list: quoted, a comma or a blank in the path is part of it.
  const socketFolders = `"${socketFolder.replaceAll('"', '""')}"`;
  const args = ['-D', data, '-p', String(socketPort), '-k', socketFolders];
  const starter = { [starterSetting]: String(process.pid) };
  for (const [name, value] of Object.entries({ ...ownSettings, ...starter, ...settings }))
    args.push('-c', `${name}=${value}`);
  // The folder is the other user's: root must not follow a link laid there, nor give away what it points to.
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const logFile = await open(cluster.logFile, flags, 0o600);
  try {
    if (user !== undefined) await logFile.chown(user.uid, user.gid);
    return spawn(cluster.binaries.postgres, args, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', logFile.fd, logFile.fd],
      // A pid file is taken for a living server's when its pid has gone to another process of the same user. Unless it
      // is the server's own grandparent: the file stays, and with it the check for children that still hold the data.
      env: {
        ...programEnvironment,
        ...(stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) }),
      },
      ...user,
    });
  } finally {
    await logFile.close();
  }
}

/** Stops the server once, however often it is called: fast first (open transactions roll back), then at once. */
function stopper(child: ChildProcess, ended: Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), fastStopMs);
    await ended;
    clearTimeout(timer);
  };
  return () => {
    stopping ??= stop();
    return stopping;
  };
}
