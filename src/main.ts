import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Role } from './app.ts';

// What Node makes of the sources is kept for the next start, which then takes two thirds of the time. Only what is
// imported afterwards is; where the folder cannot be written, nothing is.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/bryggan', import.meta.url)));
const { createApp, roles } = await import('./app.ts');
const { ConfigError, readConfig } = await import('./config.ts');
const { endingOf } = await import('./ending.ts');
const { createLog } = await import('./log.ts');

const graceMs = 10_000;

try {
  const role = readRole(process.argv[2]);
  const config = readConfig();
  const log = createLog(config.logLevel);
  const starting = createApp(config, { role, log });
  // npm passes on what the terminal has already sent to all, so every signal but the first is a repetition.
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), graceMs).unref();
    // A start is finished first, so that it leaves no database running; one that fails is told below.
    starting
      .then((app) => app.stop())
      .then(
        () => process.exit(0),
        () => {},
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  await starting;
} catch (fault) {
  const { code, text } = endingOf(fault);
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

function readRole(argument: string | undefined): Role {
  const role = roles.find((one) => one === (argument ?? 'all'));
  if (role === undefined) {
    throw new ConfigError(
      `"${argument}" cannot be started. Write npm start, npm start -- bot or npm start -- worker.`,
    );
  }
  return role;
}
