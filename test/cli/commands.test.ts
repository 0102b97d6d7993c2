import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { onDatabase, runCli } from './run-cli.ts';

const names = ['migrate', 'seed', 'roles', 'manifest', 'doctor', 'receive'];
let database: TestDatabase;
let on: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  on = onDatabase(database.url);
});
afterAll(() => database.drop());

describe('every command', () => {
  it('is listed', async () => {
    const { code, out } = await runCli([]);
    expect(code).toBe(0);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'mu'));
  });

  it.each(names)('%s explains itself without any configuration', async (name) => {
    const { code, out, err } = await runCli([name, '--help'], { PORT: 'not a port' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`npm run cli -- ${name}`);
  });
});

describe('a call that cannot be done ends with one line', () => {
  it.each([
    ['a command nobody knows', ['bogus'], {}, 64, 'There is no command "bogus"'],
    ['an option nobody knows', ['seed', 'demo', '--hurry'], {}, 64, "Unknown option '--hurry'"],
    ['an option without its value', ['migrate', '--create'], {}, 64, 'argument missing'],
    ['a missing word', ['seed'], {}, 64, 'Write npm run cli -- seed demo'],
    ['a manifest that there is not', ['manifest', 'irc'], {}, 64, 'for Slack and one for Teams'],
    ['a role that there is not', ['roles', 'Aino', 'boss'], {}, 64, 'administrator|coordinator|none'],
    ['a bad name for a migration', ['migrate', '--create', 'Add Phone'], {}, 64, 'cannot name a migration'],
    ['a bad variable', ['seed', 'demo'], { PORT: 'x' }, 78, 'PORT is not a number'],
    ['a file that is not there', ['receive', 'nowhere.json'], {}, 1, 'nowhere.json cannot be read'],
    ['a file that is no JSON', ['receive', 'LICENSE'], {}, 1, 'LICENSE is not JSON'],
    ['a file that Slack never sends', ['receive', 'package.json'], {}, 1, 'nothing that Slack sends'],
  ] as const)('%s', async (_, words, variables, code, sentence) => {
    const run = await runCli(words, variables);
    expect(run.err).toContain(sentence);
    expect(run.code).toBe(code);
    expect(run.err.trim().split('\n')).toHaveLength(1);
  });

  it('a database that is not there', async () => {
    const run = await runCli(['migrate'], onDatabase('postgres://somebody:secret@127.0.0.1:1/nothing'));
    expect(run.code).toBe(1);
    expect(run.err).toBe(
      'The database 127.0.0.1:1/nothing cannot be reached: connect ECONNREFUSED 127.0.0.1:1. Check DATABASE_URL.\n',
    );
  });
});

describe('on a database', () => {
  it('migrates what is migrated already without a change', async () => {
    const run = await runCli(['migrate'], on);
    expect(run).toMatchObject({ code: 0, out: 'The database was at this version already.\n', err: '' });
  });

  it('finds no workspace to appoint anybody in', async () => {
    const run = await runCli(['roles'], on);
    expect(run.code).toBe(1);
    expect(run.err).toContain('There is no workspace yet');
  });

  it('seeds the demo once, and anew when asked to', async () => {
    expect((await runCli(['seed', 'demo'], on)).out).toContain('The demo is there.');
    expect((await runCli(['seed', 'demo'], on)).out).toContain('was there already');
    expect((await runCli(['seed', 'demo', '--fresh'], on)).out).toContain('The demo is there.');
  });

  it('makes no demo where a chat platform is configured', async () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
    const run = await runCli(['seed', 'demo'], { ...on, ...slack });
    expect(run.code).toBe(1);
    expect(run.err).toContain('A chat platform is configured');
  });

  it('lists who is appointed, and appoints by name or by id, but never leaves nobody in charge', async () => {
    expect((await runCli(['roles'], on)).out).toBe(
      'Aino Mattila\tcoordinator, administrator\nJonas Ek\tcoordinator\nSamira Lindqvist\tcoordinator\n',
    );
    const kept = await runCli(['roles', 'Aino Mattila', 'none'], on);
    expect(kept).toMatchObject({ code: 1, err: expect.stringContaining('is the last administrator') });
    const jonas = await runCli(['roles', 'jonas', 'ek', 'administrator'], on);
    expect(jonas.out).toBe('Jonas Ek is coordinator and administrator.\n');
    expect((await runCli(['roles', 'Aino Mattila', 'ingen'], on)).out).toContain('has no role any more');
    const nobody = await runCli(['roles', 'Ingen Alls', 'coordinator'], on);
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('Nobody in') });
  });

  it('finds all well with the demo', async () => {
    const { code, out } = await runCli(['doctor'], on);
    expect(out).toContain('ok    queue (PostgreSQL): 0 jobs wait');
    expect(out).toContain('the weekly digest goes to föreningsliv');
    expect(out).toMatch(/All is well\.\n$/u);
    expect(code).toBe(0);
  });
});
