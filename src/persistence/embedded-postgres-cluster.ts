import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Binaries, cannotRun, findBinaries, sharedFolder } from './embedded-postgres-binaries.ts';
import { codeOf, EmbeddedPostgresError, explainFileFault, explainOutput } from './embedded-postgres-error.ts';
import { canWriteIn, findServerUser, giveTo, runAs, type ServerUser } from './embedded-postgres-user.ts';

/** The files of one database server: where they are, whose they are, and how to get in. */
export type Cluster = {
  readonly home: string;
  readonly data: string;
  readonly logFile: string;
  readonly socketFolder: string;
  readonly password: string;
  readonly user: ServerUser | undefined;
  readonly binaries: Binaries;
};

const initdbTimeoutMs = 120_000;
const abandonedAfterMs = 10 * 60_000;
// sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero included.
const socketPathLimit = 103;
/** Only names the socket's file: the server listens on no network. */
export const socketPort = 5432;

/**
 * Finds the database files under `dataDir/postgres`, or makes them. They appear by one rename (or one link, when they
 * had to go elsewhere), so that a start cut short or two starts at once never leave half a database.
 * @throws EmbeddedPostgresError
 */
export async function openCluster(dataDir: string, log: { info(msg: string): void }): Promise<Cluster> {
  const folder = resolve(dataDir);
  const door = join(folder, 'postgres');
  try {
    await makeFolders(folder);
    const existing = await findExisting(door);
    const user = await findServerUser(existing);
    const binaries = await findBinaries(user);
    if (existing === undefined) await makeCluster(door, folder, user, binaries);
    else await prepareExisting(existing, user);
    const home = await realpath(door);
    if (home.startsWith(`${sharedFolder}/`)) {
      log.info(`PostgreSQL runs as nobody, who cannot reach ${folder}: its files are under ${sharedFolder}.`);
    } else if (binaries.moved) {
      log.info(
        `PostgreSQL runs as nobody, who cannot reach its programs: they are copied to ${sharedFolder}.`,
      );
    }
    const password = (await readFile(join(home, 'password'), 'utf8')).trim();
    return {
      home,
      data: join(home, 'data'),
      logFile: join(home, 'server.log'),
      socketFolder: await openSocketFolder(home, user),
      password,
      user,
      binaries,
    };
  } catch (fault) {
    throw explainFileFault(fault, folder);
  }
}

/** Not by Node's own `recursive`: it never ends where no folder can be made in one that is there, as under /proc. */
async function makeFolders(folder: string): Promise<void> {
  const fault = await faultOfMaking(folder);
  if (fault === undefined) return;
  const above = dirname(folder);
  if (codeOf(fault) !== 'ENOENT' || above === folder) throw fault;
  await makeFolders(above);
  const again = await faultOfMaking(folder);
  // What is above is there now, so that its absence cannot be the reason.
  if (codeOf(again) === 'ENOENT')
    throw Object.assign(new Error('No folder', { cause: again }), { code: 'ENOTSUP' });
  if (again !== undefined) throw again;
}

async function faultOfMaking(folder: string): Promise<unknown> {
  try {
    await mkdir(folder);
    return undefined;
  } catch (fault) {
    // Whatever kept it from being made: a folder that is there will do.
    const found = await stat(folder).catch(() => undefined);
    return found?.isDirectory() === true ? undefined : fault;
  }
}

async function findExisting(door: string): Promise<string | undefined> {
  try {
    return await realpath(door);
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw fault;
  }
  const dangling = await lstat(door).catch(() => undefined);
  if (dangling === undefined) return undefined;
  throw new EmbeddedPostgresError(
    `${door} is a link to database files that are gone: bring them back, or remove the link to begin with an empty database.`,
  );
}

async function prepareExisting(home: string, user: ServerUser | undefined): Promise<void> {
  const { uid } = await stat(home);
  const own = process.getuid?.();
  if (user === undefined && uid !== own) {
    throw new EmbeddedPostgresError(
      `The database in ${home} belongs to user ${uid} and Bryggan runs as user ${own}: start it as root or as that user, or hand the folder over with chown -R.`,
    );
  }
  if (user === undefined) return;
  if (uid === 0) await giveTo(user, home);
  if (await canWriteIn(user, home)) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL runs as user ${user.uid}, who cannot reach ${home}: open the folders above it (chmod o+x), or move it under ${sharedFolder} and leave a link in its place.`,
  );
}

async function makeCluster(
  door: string,
  folder: string,
  user: ServerUser | undefined,
  binaries: Binaries,
): Promise<void> {
  await removeAbandoned(folder);
  let staging = await makeFolder(join(folder, 'postgres.new-'), user);
  try {
    const moved = user !== undefined && !(await canWriteIn(user, staging));
    if (moved) {
      await rm(staging, { recursive: true });
      staging = await makeSharedFolder(user);
    }
    await initialise(staging, user, binaries);
    await (moved ? symlink(staging, door) : rename(staging, door));
  } catch (fault) {
    await rm(staging, { recursive: true, force: true });
    // Another process was faster: its database is as good as ours.
    const lost = ['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(codeOf(fault) ?? '');
    if (!lost || (await findExisting(door)) === undefined) throw fault;
  }
}

async function makeSharedFolder(user: ServerUser): Promise<string> {
  try {
    await mkdir(sharedFolder, { recursive: true });
    await chmod(sharedFolder, 0o755);
    return await makeFolder(join(sharedFolder, 'database-'), user);
  } catch (fault) {
    throw explainFileFault(fault, sharedFolder);
  }
}

async function makeFolder(prefix: string, user: ServerUser | undefined): Promise<string> {
  const folder = await mkdtemp(prefix);
  if (user !== undefined) await lchown(folder, user.uid, user.gid);
  return folder;
}

/** What a start left that was killed while it made its files. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.startsWith('postgres.new-')) continue;
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
}

async function initialise(home: string, user: ServerUser | undefined, binaries: Binaries): Promise<void> {
  const passwordFile = join(home, 'password');
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (user !== undefined) await lchown(passwordFile, user.uid, user.gid);
  const data = join(home, 'data');
  const args = [
    `--pgdata=${data}`,
    '--username=bryggan',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const made = await runAs(user, binaries.initdb, args, initdbTimeoutMs);
  if (made.ok) return;
  // 126, 127 and a code in words mean that the program itself never ran.
  if (typeof made.code !== 'number' || made.code > 125) throw cannotRun(binaries.initdb, made);
  throw explainOutput('initdb', made.output, home);
}

/** The socket lives beside the data, or in a short folder of its own when that path is longer than sockets may be. */
async function openSocketFolder(home: string, user: ServerUser | undefined): Promise<string> {
  if (Buffer.byteLength(join(home, `.s.PGSQL.${socketPort}`)) <= socketPathLimit) return home;
  const folder = `/tmp/bryggan-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  await mkdir(folder, { mode: 0o700 }).catch((fault: unknown) => {
    if (codeOf(fault) !== 'EEXIST') throw fault;
  });
  const found = await lstat(folder);
  const owner = user?.uid ?? process.getuid?.();
  if (user !== undefined && found.isDirectory() && found.uid === 0) await lchown(folder, user.uid, user.gid);
  // /tmp is everybody's: a folder that somebody else laid out first could listen in on the password.
  else if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o022) !== 0) {
    throw new EmbeddedPostgresError(
      `${folder} is needed for the database's socket but belongs to somebody else.`,
    );
  }
  return folder;
}
