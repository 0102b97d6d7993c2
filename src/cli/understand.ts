import { createInterface } from 'node:readline';
import { DateTime, IANAZone } from 'luxon';
import { Register } from '../language/understanding/register.ts';
import { understand as read, type Told, type Understanding } from '../language/understanding/understand.ts';
import { type Command, UsageError } from './command.ts';
import { type RegisterRow, readRegister } from './register-file.ts';

const progressEvery = 1000;

/** `understand`: what each sentence on standard input would be logged as. */
export const understand: Command = {
  usage: [
    'understand --register organisations.csv --now 2026-11-22T12:00 < sentences.txt',
    'understand --register organisations.csv --now 2026-11-22T12:00Z --zone Europe/Stockholm < sentences.txt',
  ],
  about: [
    'Reads one sentence a line, Swedish or English, and writes one JSON object a line, in the same order: organisations, mentioned, happenedOn, how, needs, offers, closedNeeds, referTo, nextOn, sure. An empty line gives an object too.',
    'The register is a CSV file with the columns name, kind, area and aliases (aliases separated by ;), in UTF-8 or Latin-1, with commas, semicolons or tabs. No database is needed, and nothing leaves this machine.',
    'A need that was met on the spot stands in needs and in closedNeeds.',
  ],
  options: {
    now: { value: 'ISO', about: 'when the sentences are written; without an offset in the zone' },
    register: { value: 'file.csv', about: 'the organisations' },
    zone: { value: 'zone', about: 'the time zone; Europe/Stockholm when not given' },
  },
  words: { least: 0, most: 0 },
  async run({ option, say, progress }) {
    const file = option('register');
    if (file === undefined) throw new UsageError('Give the organisations with --register <file.csv>.');
    const now = readNow(option('now'), option('zone') ?? 'Europe/Stockholm');
    const register = new Register(readRegister(file));
    let count = 0;
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      say(JSON.stringify(outputOf(read(line, register, now))));
      count += 1;
      if (count % progressEvery === 0) progress(`${count} sentences`);
    }
    return 0;
  },
};

function readNow(written: string | undefined, zone: string): DateTime {
  if (!IANAZone.isValidZone(zone))
    throw new UsageError(`--zone takes a time zone as Europe/Stockholm, not "${zone}".`);
  if (written === undefined) throw new UsageError('Give the time with --now, as --now 2026-11-22T12:00.');
  const now = DateTime.fromISO(written, { zone });
  if (!now.isValid) throw new UsageError(`--now takes a time as 2026-11-22T12:00, not "${written}".`);
  return now;
}

function outputOf(understood: Understanding<RegisterRow>): Record<string, unknown> {
  const told = (list: readonly Told<RegisterRow>[]) =>
    list.map(({ organisation, category }) => ({ organisation: organisation?.name ?? null, category }));
  return {
    organisations: understood.organisations.map(({ name }) => name),
    mentioned: understood.mentioned.map(({ name }) => name),
    happenedOn: understood.happenedOn?.toISODate() ?? null,
    how: understood.how ?? null,
    needs: told(understood.needs),
    offers: told(understood.offers),
    closedNeeds: told(understood.closedNeeds),
    referTo: understood.referTo?.name ?? null,
    nextOn: understood.nextOn?.toISODate() ?? null,
    sure: understood.sure,
  };
}
