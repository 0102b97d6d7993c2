import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBryggan } from './bryggan.ts';
import { makeFolder, removeFolder } from './ground.ts';

const settleMs = 2_000;

/** What each start took. */
export interface Starts {
  /** From `npm start` until `/readyz` said yes. */
  readonly seconds: readonly number[];
  /** The memory (RSS) that it had when it had settled. */
  readonly megabytes: readonly number[];
}

/** Starts Bryggan as a user does, round by round, on a folder that it was started on before. */
export async function startAgain(
  rounds: number,
  environment: Readonly<Record<string, string>>,
): Promise<Starts> {
  const folder = await makeFolder();
  const given = {
    how: 'npm',
    folder,
    environment: { ...environment, DATA_DIR: folder, LOG_LEVEL: 'warn' },
  } as const;
  const seconds: number[] = [];
  const megabytes: number[] = [];
  try {
    await (await startBryggan(given)).stop();
    for (let round = 0; round < rounds; round += 1) {
      const bryggan = await startBryggan(given);
      seconds.push(bryggan.readyAfterMs / 1000);
      await sleep(settleMs);
      megabytes.push(await nodeMegabytes(bryggan.pid));
      await bryggan.stop();
    }
  } finally {
    await removeFolder(folder);
  }
  return { seconds, megabytes };
}

/** The memory of the process below `npm start` that runs src/main.ts. */
async function nodeMegabytes(npm: number): Promise<number> {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/status`, 'utf8').catch(() => '');
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    const group = Number(
      (await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ')[2],
    );
    if (group !== npm || !command.split('\0').some((part) => part.endsWith('src/main.ts'))) continue;
    // npm's shell names the file too; the process itself is the one whose program is node.
    if (!/^Name:\s+(node|MainThread)/m.test(status)) continue;
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
  }
  throw new Error('The process of Bryggan was not found');
}
