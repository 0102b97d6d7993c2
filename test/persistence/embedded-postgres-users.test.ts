import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { sharedFolder } from '#src/persistence/embedded-postgres-binaries.ts';
import { needs } from '#test/support/needs.ts';
import { expectRemembered, Ground, type MachineUser, refusal, remember, userNamed } from './ground.ts';

const ground = Ground.forEachTest();

needs('root')('As root', () => {
  it('runs the server as nobody, who owns its files', async () => {
    await ground.start();
    expect((await stat(`/proc/${await ground.serverPid()}`)).uid).toBe(userNamed('nobody').uid);
    for (const path of ['postgres', 'postgres/data/PG_VERSION', 'postgres/password', 'postgres/server.log']) {
      expect((await stat(ground.pathTo(path))).uid).toBe(userNamed('nobody').uid);
    }
  });

  it('keeps files and programs under /var/lib/bryggan when nobody cannot reach the folder, and says so once', async () => {
    const closed = ground.pathTo('closed');
    await mkdir(closed, { mode: 0o700 });
    const first = await ground.start(join(closed, 'data'));
    const home = await realpath(join(closed, 'data', 'postgres'));
    ground.afterwards(() => rm(home, { recursive: true, force: true }));
    expect(home.startsWith(`${sharedFolder}/database-`)).toBe(true);
    expect(ground.logged).toEqual([expect.stringMatching(/nobody, who cannot reach .*\/var\/lib\/bryggan/)]);
    await remember(first);
    await first.stop();
    await expectRemembered(await ground.start(join(closed, 'data')));
  });

  it('takes over files that root copied back from a backup', async () => {
    const first = await ground.start();
    await remember(first);
    await first.stop();
    execFileSync('chown', ['-R', 'root:root', ground.pathTo('postgres')]);
    await expectRemembered(await ground.start());
  });

  it('says that nobody can no longer reach the files when the folder was closed later', async () => {
    await (await ground.start()).stop();
    await chmod(ground.folder, 0o700);
    expect(await refusal(ground.start())).toMatch(/cannot reach .*chmod o\+x/);
  });

  // A container may be root's and yet refuse mounts; the sentence itself is tested with the other sentences.
  if (mayMount()) {
    it('says that the disk is full, and leaves nothing half made', async () => {
      const small = ground.pathTo('small');
      await mkdir(small);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=755', 'tmpfs', small]);
      ground.afterwards(async () => execFileSync('umount', [small]));
      expect(await refusal(ground.start(small))).toMatch(/the disk is full/);
      expect(await readdir(small)).toEqual([]);
    });
  }
});

function mayMount(): boolean {
  return spawnSync('unshare', ['--mount', 'true']).status === 0;
}

needs('root')('As an ordinary user', () => {
  let daemon: MachineUser;

  beforeAll(async () => {
    daemon = userNamed('daemon');
    return ground.openRepositoryTo(daemon);
  });

  beforeEach(async () => {
    await chown(ground.folder, daemon.uid, daemon.gid);
  });

  it('runs the server as that user, and root later does the same', async () => {
    const { said, end } = await ground.startElsewhere(daemon);
    expect(said).toMatchObject({ started: true });
    expect((await stat(`/proc/${await ground.serverPid()}`)).uid).toBe(daemon.uid);
    await remember(said);
    await end();
    const server = await ground.start();
    await expectRemembered(server);
    await server.stop();
    expect((await ground.startElsewhere(daemon)).said).toMatchObject({ started: true });
  });

  it('says whose files they are when another user made them', async () => {
    const other = userNamed('nobody');
    expect((await ground.startElsewhere(daemon)).said).toMatchObject({ started: true });
    const { said } = await ground.startElsewhere(other);
    expect(said.error).toMatch(`belongs to user ${daemon.uid} and Bryggan runs as user ${other.uid}`);
  });

  it('says that PostgreSQL wants a user with a name', async () => {
    const nameless = { uid: 54_321, gid: 54_321 };
    await chown(ground.folder, nameless.uid, nameless.gid);
    const { said } = await ground.startElsewhere(nameless);
    expect(said.error).toMatch(/wants the user it runs as to have a name/);
    expect(await readdir(ground.folder)).toEqual([]);
  });

  it('names the folder when it must not write there', async () => {
    await chown(ground.folder, 0, 0);
    const { said } = await ground.startElsewhere(daemon);
    expect(said.error).toMatch(
      /DataFolderError: Cannot keep the database in .*: permission denied\. Set DATA_DIR/,
    );
  });
});
