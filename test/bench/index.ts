import { parseArgs } from 'node:util';
import { startGround } from './ground.ts';
import type { Effort, Line, Measure } from './measure.ts';
import { fanOut } from './measures/fan-out.ts';
import { growth } from './measures/growth.ts';
import { helpers } from './measures/helpers.ts';
import { kontakt, kontaktMisspelt } from './measures/kontakt.ts';
import { lateness } from './measures/lateness.ts';
import { linkPage } from './measures/link-page.ts';
import { mail } from './measures/mail.ts';
import { plans } from './measures/plans.ts';
import { poll } from './measures/poll.ts';
import { register } from './measures/register.ts';
import { results } from './measures/results.ts';
import { start } from './measures/start.ts';
import { statements } from './measures/statements.ts';
import { teams } from './measures/teams.ts';
import { understanding } from './measures/understanding.ts';
import { isMissed, machineLine, tableOf } from './report.ts';

const measures: readonly Measure[] = [
  kontakt,
  kontaktMisspelt,
  teams,
  statements,
  growth,
  fanOut,
  lateness,
  mail,
  linkPage,
  results,
  poll,
  start,
  plans,
  understanding,
  register,
  helpers,
];

/** Names of measures, or none for all; `--rounds`, `--seconds`, `--messages`, `--answers` and `--contacts` make it shorter or surer. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    messages: { type: 'string', default: '10000' },
    answers: { type: 'string', default: '5000' },
    contacts: { type: 'string', default: '1000000' },
  },
});
const effort: Effort = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  messages: Number(values.messages),
  answers: Number(values.answers),
  contacts: Number(values.contacts),
};
const chosen = measures.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const names = measures.map(({ name }) => name).join(', ');
if (chosen.length < Math.max(1, positionals.length)) {
  process.stderr.write(`Measures are: ${names}\n`);
  process.exit(2);
}

const ground = await startGround();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void ground.stop().finally(() => process.exit(130)));
}
const lines: Line[] = [];
try {
  process.stdout.write(`${machineLine(ground)}\n`);
  for (const measure of chosen) {
    process.stdout.write(`Measuring ${measure.name} …\n`);
    lines.push(...(await measure.run(ground, effort)));
  }
} finally {
  await ground.stop();
}
process.stdout.write(`\n${tableOf(lines)}\n`);
const missed = lines.filter(isMissed);
for (const { what } of missed) process.stdout.write(`Missed: ${what}\n`);
process.exit(missed.length > 0 ? 1 : 0);
