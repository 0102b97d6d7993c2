import { type Config, ConfigError } from '../config.ts';
import { endingOf } from '../ending.ts';
import { checkDatabase } from './check-database.ts';
import { checkQueue } from './check-queue.ts';
import { checkWorkspaces } from './check-workspaces.ts';
import type { Finding } from './checks.ts';
import type { Command, Given } from './command.ts';
import { findDatabase } from './database.ts';

/** `doctor`: looks at everything that Bryggan needs, and says what to do. */
export const doctor: Command = {
  usage: ['doctor'],
  about: [
    'One line for each thing: ok, note or FAIL. Ends with 1 when something fails; a note is no failure.',
  ],
  options: {},
  words: { least: 0, most: 0 },
  async run(given) {
    const found: Finding[] = [];
    const add = (finding: Finding) => {
      found.push(finding);
      given.say(lineOf(finding));
    };
    const config = readable(given, add);
    if (config !== undefined) {
      if (config.slack !== undefined) {
        const { checkSlack } = await import('./check-slack.ts');
        for (const finding of await checkSlack(config.slack, config.publicUrl)) add(finding);
      }
      if (config.teams !== undefined) {
        const { checkTeams } = await import('./check-teams.ts');
        for (const finding of await checkTeams(config.teams, config.publicUrl)) add(finding);
      }
      await checkStores(config, given, add);
    }
    const failed = found.filter(({ state }) => state === 'FAIL').length;
    given.say(failed === 0 ? 'All is well.' : `${failed} to mend.`);
    return failed === 0 ? 0 : 1;
  },
};

function lineOf({ state, about, what, todo }: Finding): string {
  return `${state.padEnd(5)} ${about}: ${what}${todo === undefined ? '' : ` → ${todo}`}`;
}

function readable({ config }: Given, add: (finding: Finding) => void): Config | undefined {
  try {
    const read = config();
    const chat = [read.slack && 'Slack', read.teams && 'Teams', read.browserChat && 'the chat page']
      .filter(Boolean)
      .join(' and ');
    add({ state: 'ok', about: 'configuration', what: chat === '' ? 'no chat' : `chat by ${chat}` });
    return read;
  } catch (fault) {
    if (!(fault instanceof ConfigError)) throw fault;
    add({ state: 'FAIL', about: 'configuration', what: fault.message });
    return undefined;
  }
}

async function checkStores(config: Config, given: Given, add: (finding: Finding) => void): Promise<void> {
  let database: Awaited<ReturnType<typeof findDatabase>>;
  try {
    database = await findDatabase(config, given.progress);
  } catch (fault) {
    add({ state: 'FAIL', about: 'database', what: endingOf(fault).text });
    return;
  }
  try {
    const own = config.databaseUrl === undefined;
    const checked = await checkDatabase(database.url, own);
    for (const finding of checked) add(finding);
    const usable = checked.every(({ state }) => state === 'ok');
    if (usable || config.redisUrl !== undefined) add(await checkQueue(config, database.url));
    if (!usable) return;
    for (const finding of await checkWorkspaces(database.url, config)) add(finding);
  } finally {
    await database.release();
  }
}
