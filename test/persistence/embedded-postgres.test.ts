import { mkdir, readdir, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { findBinaries } from '#src/persistence/embedded-postgres-binaries.ts';
import { explainFileFault, explainOutput } from '#src/persistence/embedded-postgres-error.ts';
import { expectRemembered, Ground, isAlive, query, refusal, remember } from './ground.ts';

const ground = Ground.forEachTest();

describe('A database on a machine without one', () => {
  it('speaks UTF-8 whatever the environment, asks for a password and opens no port', async () => {
    const server = await ground.start();
    expect(server.started).toBe(true);
    const rows = await query(
      server.url,
      `SELECT datname, pg_encoding_to_char(encoding) AS encoding, datlocale, current_setting('listen_addresses') AS port
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(rows).toEqual([{ datname: 'bryggan', encoding: 'UTF8', datlocale: 'C.UTF-8', port: '' }]);
    const intruder = server.url.replace(/bryggan:[^@]+@/, 'bryggan:guess@');
    await expect(query(intruder, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(ground.pathTo('postgres'))).mode & 0o077).toBe(0);
  });

  it('remembers after a restart, and leaves no process when stopped twice', async () => {
    const first = await ground.start();
    await remember(first);
    const pid = await ground.serverPid();
    await Promise.all([first.stop(), first.stop()]);
    expect(isAlive(pid)).toBe(false);
    const second = await ground.start();
    expect(second.started).toBe(true);
    await expectRemembered(second);
  });

  it('stops although somebody is still connected', async () => {
    const server = await ground.start();
    const client = new Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    const pid = await ground.serverPid();
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    await client.end().catch(() => {});
  });

  it('works in a folder with blanks, commas, quotes and Swedish letters', async () => {
    const server = await ground.start(ground.pathTo(`Samiras "data", år 1 %2F`));
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps its socket in a short folder when the path is longer than sockets may be', async () => {
    const server = await ground.start(ground.pathTo('long'.repeat(30)));
    const socketFolder = decodeURIComponent(new URL(server.url).hostname);
    expect(socketFolder).toMatch(/^\/tmp\/bryggan-/);
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    await expect(stat(socketFolder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('clears away what a start left that was killed while making its files', async () => {
    const abandoned = ground.pathTo('postgres.new-abandoned');
    await mkdir(join(abandoned, 'data'), { recursive: true });
    await utimes(abandoned, new Date(0), new Date(0));
    await ground.start();
    expect(await readdir(ground.folder)).toEqual(['postgres']);
  });
});

describe('What cannot work is said in one sentence', () => {
  it('names the folder when DATA_DIR is a file', async () => {
    const file = ground.pathTo('file');
    await writeFile(file, '');
    expect(await refusal(ground.start(file))).toMatch(
      /Cannot keep the database in .*file: there is a file where a folder/,
    );
    expect(await refusal(ground.start(join(file, 'below')))).toMatch(/below: a part of the path is a file/);
  });

  it('says how to get PostgreSQL when its package has none for this platform', async () => {
    expect(await refusal(findBinaries(undefined, 'plan9-mips'))).toMatch(
      /no embedded PostgreSQL for plan9-mips/,
    );
    expect(await refusal(findBinaries(undefined, 'win32-x64'))).toMatch(/Windows.*DATABASE_URL/);
  });

  it('says that the disk is full, whoever noticed', async () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    expect(explainFileFault(full, '/data').message).toMatch(
      /Cannot keep the database in \/data: the disk is full\./,
    );
    const said =
      'FATAL:  could not write to file "pg_wal/xlogtemp.29": No space left on device\nchild process exited\n';
    expect(explainOutput('initdb', said, '/data').message).toMatch(/in \/data: the disk is full\.$/);
  });

  it('says that the password does not fit', async () => {
    const server = await ground.start();
    await server.stop();
    await writeFile(ground.pathTo('postgres', 'password'), 'another\n');
    expect(await refusal(ground.start())).toMatch(/password in .* does not open the database/);
    await expect(ground.serverPid()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says that another major version made the files', async () => {
    await (await ground.start()).stop();
    await writeFile(ground.pathTo('postgres', 'data', 'PG_VERSION'), '12\n');
    expect(await refusal(ground.start())).toMatch(/made by another major version/);
  });

  it('passes on what PostgreSQL itself complains about', async () => {
    await (await ground.start()).stop();
    await writeFile(ground.pathTo('postgres', 'data', 'postgresql.conf'), 'max_connections = many\n');
    expect(await refusal(ground.start())).toMatch(/gave up on .*postgresql\.conf.* contains errors/);
  });

  it('names the link when the files it leads to are gone', async () => {
    await symlink(ground.pathTo('gone'), ground.pathTo('postgres'));
    expect(await refusal(ground.start())).toMatch(/postgres is a link to database files that are gone/);
  });
});
