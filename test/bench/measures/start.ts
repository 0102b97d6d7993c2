import { slackEnvironment } from '../bryggan.ts';
import type { Line, Measure } from '../measure.ts';
import { startQuietSlack } from '../quiet-slack.ts';
import { median } from '../rounds.ts';
import { type Starts, startAgain } from '../starting.ts';

/** `npm start` on a folder that was started on before, until `/readyz` says yes; and the memory it then has. */
export const start: Measure = {
  name: 'start',
  async run(_ground, { rounds }) {
    const slack = await startQuietSlack();
    let starts: Starts;
    try {
      starts = await startAgain(rounds, slackEnvironment(slack.url));
    } finally {
      await slack.stop();
    }
    const ready: Line = {
      what: 'npm start to /readyz, second start',
      against: '–',
      reached: median(starts.seconds),
      unit: 's',
      must: 1.5,
      wanted: 1,
      better: 'less',
      detail: starts.seconds.map((one) => one.toFixed(2)).join(', '),
    };
    const memory: Line = {
      what: 'memory (RSS) then, Slack only',
      against: '–',
      reached: median(starts.megabytes),
      unit: 'MB',
      must: 250,
      wanted: 180,
      better: 'less',
      detail: starts.megabytes.map((one) => one.toFixed(0)).join(', '),
    };
    return [ready, memory];
  },
};
