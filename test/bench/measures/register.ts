import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';
import { showFound } from '#src/features/search/show.ts';
import { translator } from '#src/locales/translate.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { makeFolder, removeFolder } from '../ground.ts';
import type { Line, Measure } from '../measure.ts';
import { quantile } from '../rounds.ts';
import { firstCoordinatorId, seed, workspaceId } from '../seed.ts';
import { misspelt, noteWords, seedTown, townName, townPlace } from '../town.ts';

const asked = 40;
const imported = 10_000;

/** What a coordinator looks up among all that a town has told in years, and how long a spreadsheet takes. */
export const register: Measure = {
  name: 'register',
  async run(ground, { rounds, contacts }) {
    const organisations = Math.max(100, Math.floor(contacts / 100));
    const databaseUrl = await ground.createDatabase('register');
    const people = Math.floor(contacts / 10);
    await seed(databaseUrl, { organisations, contacts, people, deliveries: 0 });
    await seedTown(databaseUrl, organisations);
    const orm = await openOrm(databaseUrl);
    try {
      const em = () => forWorkspace(orm, workspaceId);
      const workspace = await em().findOneOrFail(Workspace, workspaceId);
      const person = await em().findOneOrFail(Person, firstCoordinatorId);
      const now = DateTime.now().setZone(workspace.zone);
      const given = { workspace, person, now, language: 'sv', t: translator('sv') } as const;
      const ids = (await em().find(Organisation, {}, { limit: asked, orderBy: { id: 'asc' } })).map(
        ({ id }) => id,
      );
      const of = `among ${contacts} contacts with ${organisations} organisations and ${people} people`;
      const shown = await timed(rounds, ids, (id) => showOrganisation({ ...given, em: em() }, id));
      const found = await timed(rounds, searches(organisations), (typed) =>
        showFound({ ...given, em: em() }, typed),
      );
      return [
        lookUp(`visa, p95, ${of}`, shown),
        lookUp(`sok, p95, ${of}`, found),
        ...(await measureImport(await ground.createDatabase('imported'))),
      ];
    } finally {
      await orm.close(true);
    }
  },
};

/** What is searched for: words that many and few notes have, names as they are and misspelt, people, needs. */
function searches(organisations: number): readonly string[] {
  const names = Array.from({ length: 12 }, (_, at) => townName((at * 797) % organisations));
  return [
    ...noteWords.map(([word]) => word),
    'trumslagrna',
    'lokal Hagsätra',
    'kultur',
    'spelmansstämman lokal',
    'Person 4711',
    'Samordnare 7',
    townPlace(0),
    'finns inte alls',
    ...names,
    ...names.map(misspelt),
  ];
}

async function timed(
  rounds: number,
  all: readonly string[],
  look: (one: string) => Promise<unknown>,
): Promise<readonly { readonly what: string; readonly ms: number }[]> {
  for (const one of all) await look(one);
  const times: { what: string; ms: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const what of all) {
      const beganAt = performance.now();
      await look(what);
      times.push({ what, ms: performance.now() - beganAt });
    }
  }
  return times.sort((a, b) => a.ms - b.ms);
}

function lookUp(what: string, times: readonly { readonly what: string; readonly ms: number }[]): Line {
  const sorted = times.map(({ ms }) => ms);
  const slowest = times.at(-1);
  return {
    what,
    against: '–',
    reached: quantile(sorted, 0.95),
    unit: 'ms',
    must: 50,
    wanted: 25,
    better: 'less',
    detail: `p50 ${quantile(sorted, 0.5).toFixed(1)} ms; slowest ${slowest?.ms.toFixed(0)} ms`,
  };
}

async function measureImport(databaseUrl: string): Promise<readonly Line[]> {
  await seed(databaseUrl, { organisations: 1, contacts: 0, people: 0, deliveries: 0 });
  const folder = await makeFolder();
  try {
    const file = join(folder, 'register.csv');
    const memory = join(folder, 'memory');
    const rows = Array.from(
      { length: imported },
      (_, at) =>
        `${townName(at)} ${at};förening;${townPlace(at)};Möten för alla;lokal, kultur;svenska, arabiska;f${at}.example.org;Person ${at} Ek;p${at}@example.org;Ring efter 17.`,
    );
    const head = 'Namn;Typ;Område;Drivkrafter;Erbjuder;Språk;Webbplats;Kontaktperson;E-post;Anteckning';
    await writeFile(file, [head, ...rows].join('\r\n'));
    const beganAt = performance.now();
    await runImport(file, databaseUrl, memory);
    const seconds = (performance.now() - beganAt) / 1000;
    const kilobytes = Number(await readFile(memory, 'utf8'));
    const line = { against: '–', better: 'less', detail: 'by the command line, all told' } as const;
    return [
      { ...line, what: `import of ${imported} rows`, reached: seconds, unit: 's', must: 20, wanted: 10 },
      {
        ...line,
        what: 'memory of that import, at most',
        reached: kilobytes / 1000,
        unit: 'MB',
        must: 300,
        wanted: 250,
      },
    ];
  } finally {
    await removeFolder(folder);
  }
}

/** As `npm run cli -- import` runs it. @throws when it fails */
async function runImport(file: string, databaseUrl: string, memory: string): Promise<void> {
  const program = ['--max-semi-space-size=16', '--import', './test/bench/tell-memory.ts', 'src/cli/index.ts'];
  const child = spawn(process.execPath, [...program, 'import', file], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: 'x'.repeat(64),
      BENCH_MEMORY_FILE: memory,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The import ended with ${code}`);
}
