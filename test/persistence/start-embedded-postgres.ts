/** A process of its own that starts the database in the folder given, says how that went, and stops when told. */
import { once } from 'node:events';
import { startEmbeddedPostgres } from '#src/persistence/embedded-postgres.ts';

const dataDir = process.argv[2] ?? '';
const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

try {
  const server = await startEmbeddedPostgres({ dataDir, log: { info: () => {}, warn: () => {} } });
  say({ url: server.url, started: server.started });
  process.stdin.resume();
  await once(process.stdin, 'end');
  await server.stop();
} catch (fault) {
  say({ error: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) });
}
