import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../config.ts';
import { type Command, type Given, helpOf, type Listed, overviewOf, UsageError } from './command.ts';
import { endingOfCommand } from './faults.ts';

const commands: readonly Listed[] = [
  {
    name: 'migrate',
    summary: 'Bring the database, and the queue in it, to this version',
    load: async () => (await import('./migrate.ts')).migrate,
  },
  {
    name: 'seed',
    summary: 'Make the demo workspace: an invented district to try things in',
    load: async () => (await import('./seed.ts')).seed,
  },
  {
    name: 'import',
    summary: 'Take in organisations, and those who speak for them, from a CSV or XLSX file',
    load: async () => (await import('./import.ts')).importRegister,
  },
  {
    name: 'export',
    summary: 'Write organisations, needs and contacts to CSV and XLSX files',
    load: async () => (await import('./export.ts')).exportRegister,
  },
  {
    name: 'roles',
    summary: 'List who is administrator or coordinator, or appoint somebody',
    load: async () => (await import('./roles.ts')).roles,
  },
  {
    name: 'manifest',
    summary: 'Make the app manifest that Slack or Teams asks for',
    load: async () => (await import('./manifest.ts')).manifest,
  },
  {
    name: 'doctor',
    summary: 'Check configuration, database, queue and platforms, and say what to do',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'understand',
    summary: 'Say what sentences on standard input would be logged as, one JSON object a line',
    load: async () => (await import('./understand.ts')).understand,
  },
  {
    name: 'receive',
    summary: 'Replay a recorded payload from Slack through the signed entry of the running server',
    load: async () => (await import('./receive.ts')).receive,
  },
];

const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const progress = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

// "understand … | head": whoever reads has had enough.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit(0);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (fault) {
  const { code, text } = endingOfCommand(fault);
  progress(text);
  process.exitCode = code;
}

async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    out(overviewOf(commands));
    return 0;
  }
  const listed = commands.find((one) => one.name === name);
  if (listed === undefined) {
    const known = commands.map((one) => one.name).join(', ');
    throw new UsageError(`There is no command "${name}". There are ${known}.`);
  }
  const command = await listed.load();
  const given = read(listed, command, rest);
  if (given.has('help')) {
    out(helpOf(listed, command));
    return 0;
  }
  const { least, most } = command.words;
  if (given.words.length < least || given.words.length > most) {
    throw new UsageError(`Write ${command.usage.map((line) => `npm run cli -- ${line}`).join(' or ')}.`);
  }
  return command.run(given);
}

function read({ name }: Listed, command: Command, rest: readonly string[]): Given {
  const declared = { ...command.options, help: { about: '' } };
  const { values, positionals } = parse(name, rest, declared);
  let config: Config | undefined;
  return {
    words: positionals,
    has: (option) => values[option] !== undefined,
    option: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    config: () => {
      config ??= readConfig();
      return config;
    },
    say: out,
    progress,
  };
}

function parse(name: string, rest: readonly string[], declared: Command['options']) {
  const options = Object.entries(declared).map(
    ([option, { value }]) => [option, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  try {
    return parseArgs({ args: [...rest], options: Object.fromEntries(options), allowPositionals: true });
  } catch (fault) {
    const [first] = fault instanceof Error ? fault.message.split(/\.\s/u, 1) : [];
    throw new UsageError(`${first}. See npm run cli -- ${name} --help.`);
  }
}
