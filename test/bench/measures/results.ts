import { DateTime } from 'luxon';
import { Workspace } from '#entities/workspace.ts';
import { onPage, pageCard } from '#src/features/surveys/page-cards.ts';
import { findRates, findResults } from '#src/features/surveys/reads-results.ts';
import { resultsCard } from '#src/features/surveys/results-cards.ts';
import { translator } from '#src/locales/translate.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import type { Line, Measure } from '../measure.ts';
import { median } from '../rounds.ts';
import { seed, workspaceId } from '../seed.ts';
import { seedSurvey, surveyId } from '../survey.ts';

const kinds = ['scale', 'nps', 'choice', 'number', 'text'] as const;
const answered = 20_000;
const asked = 25_000;
const readsInRound = 3;

/** What a survey of 25,000 people with 100,000 answers has come to, read and made into its card and its page. */
export const results: Measure = {
  name: 'results',
  async run(ground, { rounds }) {
    const databaseUrl = await ground.createDatabase('results');
    await seed(databaseUrl, { organisations: 1_000, contacts: 1_000, people: asked, deliveries: 10_000 });
    await seedSurvey(databaseUrl, { asked, answered, kinds });
    const orm = await openOrm(databaseUrl);
    try {
      const viewer = await viewerIn(orm);
      const em = () => forWorkspace(orm, workspaceId);
      const card = await timed(rounds, async () => {
        const found = await findResults(em(), surveyId);
        if (found?.answered !== answered) throw new Error(`${found?.answered} of ${answered} were counted`);
        resultsCard(found, viewer, 'live');
      });
      const page = await timed(rounds, async () => {
        const found = await findResults(em(), surveyId, onPage);
        if (found === undefined) throw new Error('The survey is not there');
        pageCard(found, await findRates(em(), surveyId), viewer);
      });
      return [lineOf('card', card), lineOf('page', page)];
    } finally {
      await orm.close(true);
    }
  },
};

async function viewerIn(orm: Awaited<ReturnType<typeof openOrm>>) {
  const workspace = await forWorkspace(orm, workspaceId).findOneOrFail(Workspace, workspaceId);
  const now = DateTime.now().setZone(workspace.zone);
  return { workspace, now, language: 'sv', t: translator('sv'), addressOf: undefined } as const;
}

/** How long each read took, in milliseconds; the first is not counted, since nobody's answers are in memory then. */
async function timed(rounds: number, read: () => Promise<void>): Promise<readonly number[]> {
  await read();
  const times: number[] = [];
  for (let round = 0; round < rounds * readsInRound; round += 1) {
    const beganAt = performance.now();
    await read();
    times.push(performance.now() - beganAt);
  }
  return times;
}

function lineOf(what: 'card' | 'page', times: readonly number[]): Line {
  return {
    what: `the ${what} of a survey with ${answered * kinds.length} answers`,
    against: '–',
    reached: median(times),
    unit: 'ms',
    must: 300,
    wanted: 150,
    better: 'less',
    detail: `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`,
  };
}
