import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { openCluster } from '#src/persistence/embedded-postgres-cluster.ts';
import { launch } from '#src/persistence/embedded-postgres-server.ts';
import { expectRemembered, Ground, remember } from './ground.ts';

const ground = Ground.forEachTest();

describe('Several processes', () => {
  it('adopts a living server, and only the one that started it stops it', async () => {
    const first = await ground.start();
    const second = await ground.start();
    expect(second).toMatchObject({ started: false, url: first.url });
    await second.stop();
    await remember(second);
    await expectRemembered(first);
  });

  it('starts one server when three processes begin at the same instant in an empty folder', async () => {
    const all = await Promise.all([
      ground.startElsewhere(),
      ground.startElsewhere(),
      ground.startElsewhere(),
    ]);
    expect(all.map(({ said }) => said.error)).toEqual([undefined, undefined, undefined]);
    expect(all.filter(({ said }) => said.started)).toHaveLength(1);
    expect(new Set(all.map(({ said }) => said.url)).size).toBe(1);
    expect(await readdir(ground.folder)).toEqual(['postgres']);
    await Promise.all(all.map(({ end }) => end()));
    await expect(ground.serverPid()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('lets one of two servers have the files when both are launched in the same moment', async () => {
    await (await ground.start()).stop();
    const cluster = await openCluster(ground.folder, { info: () => {} });
    const launches = await Promise.all([1, 2].map(() => launch(cluster, undefined, {}, { warn: () => {} })));
    for (const launched of launches) if (launched.outcome === 'ready') ground.afterwards(launched.stop);
    expect(launches.map(({ outcome }) => outcome).sort()).toEqual(['ready', 'taken']);
  });

  it('starts one server when three processes begin at once on files that a killed server left', async () => {
    await remember(await ground.start());
    await ground.killServer();
    const all = await Promise.all([
      ground.startElsewhere(),
      ground.startElsewhere(),
      ground.startElsewhere(),
    ]);
    expect(all.map(({ said }) => said.error)).toEqual([undefined, undefined, undefined]);
    expect(all.filter(({ said }) => said.started)).toHaveLength(1);
  });

  it('waits for a server that is just shutting down, then starts its own', async () => {
    const ending = await ground.start();
    await remember(ending);
    const lastGuest = new Client({ connectionString: ending.url });
    lastGuest.on('error', () => {});
    await lastGuest.connect();
    const pid = await ground.serverPid();
    process.kill(pid, 'SIGTERM'); // waits for the guests to leave
    const next = ground.start();
    await sleep(500);
    await lastGuest.end();
    const server = await next;
    expect(server.started).toBe(true);
    expect(await ground.serverPid()).not.toBe(pid);
    await expectRemembered(server);
  });
});

describe('After a power cut', () => {
  it('remembers what was committed before the server was killed', async () => {
    await remember(await ground.start());
    await ground.killServer();
    const server = await ground.start();
    expect(server.started).toBe(true);
    await expectRemembered(server);
  });

  it('adopts the server that a killed Bryggan left, and starts anew when both were killed', async () => {
    const { child, said } = await ground.startElsewhere();
    await remember(said);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const adopted = await ground.start();
    expect(adopted.started).toBe(false);
    await expectRemembered(adopted);
    await ground.killServer();
    const server = await ground.start();
    expect(server.started).toBe(true);
    await expectRemembered(server);
  });

  it('stops the server that a killed Bryggan left, once nobody else uses it', async () => {
    const { child, said } = await ground.startElsewhere();
    await remember(said);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [first, last] = [await ground.start(), await ground.start()];
    const guest = new Client({ connectionString: last.url });
    guest.on('error', () => {});
    await guest.connect();
    await first.stop();
    await expectRemembered(last);
    await guest.end();
    await last.stop();
    await expect(ground.serverPid()).rejects.toMatchObject({ code: 'ENOENT' });
    await expectRemembered(await ground.start());
  });

  it('starts when the pid in the pid file has gone to another process', async () => {
    await remember(await ground.start());
    await ground.killServer();
    const pidFile = ground.pathTo('postgres', 'data', 'postmaster.pid');
    const content = await readFile(pidFile, 'utf8');
    await writeFile(pidFile, content.replace(/^\d+/, String(ground.startBystander())));
    const server = await ground.start();
    expect(server.started).toBe(true);
    await expectRemembered(server);
  });

  it.each([
    ['is empty', ''],
    ['holds only zeros', '\0'.repeat(90)],
  ])('starts when the pid file %s', async (_, content) => {
    await remember(await ground.start());
    await ground.killServer();
    await writeFile(ground.pathTo('postgres', 'data', 'postmaster.pid'), content);
    const server = await ground.start();
    expect(server.started).toBe(true);
    await expectRemembered(server);
  });
});
