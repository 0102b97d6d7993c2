import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { Need } from '#entities/need.ts';
import { listProposals } from '#src/features/matchings/proposals.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import type { Line, Measure } from '../measure.ts';
import { idOf, seed, workspaceId } from '../seed.ts';

const organisations = 10_000;
/** What a million contacts leave behind: in every third something is offered, in every fifth something needed. */
const manyTold = { offers: 300_000, needs: 200_000, open: 20_000, matchings: 20_000 };
const areas = 50;
const asked = 300;

const categories = `(array['premises','board-knowledge','funding','volunteers','visibility','contacts','equipment','skills','culture','other'])`;

/** Gives what `seed` made areas, offers, needs and matchings; what is told is told of its `organisations`. */
export async function seedTold(
  databaseUrl: string,
  organisations: number,
  told: Readonly<typeof manyTold>,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of fillWith(organisations, told)) await client.query(statement);
  } finally {
    await client.end();
  }
}

function fillWith(organisations: number, told: Readonly<typeof manyTold>): readonly string[] {
  const organisation = (number: string) => idOf('00000003', `(${number} % ${organisations} + 1)`);
  return [
    `update organisations set area = 'Område ' || (right(id::text, 6)::int % ${areas})`,
    `insert into offers (id, workspace_id, created_at, organisation_id, category, revision)
    select ${idOf('00000021', 'n')}, '${workspaceId}', now(), ${organisation('n::bigint * 7919')},
      ${categories}[1 + (n * 31 + n / 1000) % 10], 1 from generate_series(1, ${told.offers}) n`,
    `insert into needs (id, workspace_id, created_at, organisation_id, category, opened_on, met_at, revision)
    select ${idOf('00000022', 'n')}, '${workspaceId}', now(), ${organisation('n::bigint * 104729')},
      ${categories}[1 + (n * 17 + n / 1000) % 10], current_date - n % 700,
      case when n > ${told.open} then now() end, 1 from generate_series(1, ${told.needs}) n`,
    `insert into matchings (id, workspace_id, created_at, purpose, status, coordinator_id, revision)
    select ${idOf('00000023', 'n')}, '${workspaceId}', now(), 'Hjälpas åt',
      (array['suggested','introduced','ended'])[1 + n % 3], ${idOf('00000002', '1')}, 1
    from generate_series(1, ${told.matchings}) n`,
    `insert into matching_parties (id, workspace_id, created_at, matching_id, organisation_id, role)
    select ${idOf('00000024', 'n')}, '${workspaceId}', now(), ${idOf('00000023', `((n - 1) / 2 + 1)`)},
      ${organisation('n::bigint * 611953')}, 'contributes' from generate_series(1, ${2 * told.matchings}) n`,
    'vacuum analyze',
  ];
}

/** How long it takes to find who can help with a need, among ten thousand organisations. */
export const helpers: Measure = {
  name: 'helpers',
  async run(ground) {
    const databaseUrl = await ground.createDatabase('helpers');
    await seed(databaseUrl, { organisations, contacts: 1_000, people: 1_000, deliveries: 0 });
    await seedTold(databaseUrl, organisations, manyTold);
    const orm = await openOrm(databaseUrl);
    try {
      const ask = async (which: 'nearby' | 'everywhere', all: boolean): Promise<number[]> => {
        const em = forWorkspace(orm, workspaceId);
        const needs = await em.find(Need, { metAt: null }, { populate: ['organisation'], limit: asked });
        const took: number[] = [];
        for (const need of needs) {
          const { id, area } = need.organisation.getEntity();
          const about = { id, area: which === 'nearby' ? (area ?? null) : null };
          const start = performance.now();
          const category = all ? {} : { category: need.category };
          await listProposals(em, workspaceId, { organisation: about, ...category, limit: 8 });
          took.push(performance.now() - start);
        }
        return took;
      };
      return [
        lineOf('who can help with a need', await ask('nearby', false)),
        lineOf('the same where the area is not known', await ask('everywhere', false)),
        lineOf('whom an organisation could be matched with', await ask('nearby', true)),
      ];
    } finally {
      await orm.close(true);
    }
  },
};

function lineOf(what: string, took: readonly number[]): Line {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return {
    what: `${what}: p95`,
    against: `${organisations} organisations, ${manyTold.offers} offers`,
    reached: at(0.95),
    unit: 'ms',
    must: 50,
    wanted: 20,
    better: 'less',
    detail: `p50 ${at(0.5).toFixed(1)} ms, most ${at(1).toFixed(1)} ms`,
  };
}
