import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { slackEnvironment, startBryggan } from '../bryggan.ts';
import { makeFolder, removeFolder } from '../ground.ts';
import type { Line, Measure } from '../measure.ts';
import { startQuietSlack } from '../quiet-slack.ts';
import { median } from '../rounds.ts';

const settleMs = 2_000;

/** `npm start` on a folder that was started on before, until `/readyz` says yes; and the memory it then has. */
export const start: Measure = {
  name: 'start',
  async run(_ground, { rounds }) {
    const slack = await startQuietSlack();
    const folder = await makeFolder();
    const environment = { ...slackEnvironment(slack.url), DATA_DIR: folder, LOG_LEVEL: 'warn' };
    const times: number[] = [];
    const megabytes: number[] = [];
    try {
      await (await startBryggan({ how: 'npm', folder, environment })).stop();
      for (let round = 0; round < rounds; round += 1) {
        const bryggan = await startBryggan({ how: 'npm', folder, environment });
        times.push(bryggan.readyAfterMs / 1000);
        await sleep(settleMs);
        megabytes.push(await nodeMegabytes(bryggan.pid));
        await bryggan.stop();
      }
    } finally {
      await slack.stop();
      await removeFolder(folder);
    }
    const ready: Line = {
      what: 'npm start to /readyz, second start',
      against: '–',
      reached: median(times),
      unit: 's',
      must: 1.5,
      wanted: 1,
      better: 'less',
      detail: times.map((time) => time.toFixed(2)).join(', '),
    };
    const memory: Line = {
      what: 'memory (RSS) then, Slack only',
      against: '–',
      reached: median(megabytes),
      unit: 'MB',
      must: 250,
      wanted: 180,
      better: 'less',
      detail: megabytes.map((one) => one.toFixed(0)).join(', '),
    };
    return [ready, memory];
  },
};

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
