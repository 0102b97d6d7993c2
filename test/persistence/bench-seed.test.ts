import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedTold } from '#test/bench/measures/helpers.ts';
import { seed } from '#test/bench/seed.ts';
import { seedSurvey } from '#test/bench/survey.ts';
import { seedTeams } from '#test/bench/teams-side.ts';
import { seedTown } from '#test/bench/town.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function count(table: string): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

// The measures write rows past the entities: a column that must be filled would break them alone, and nobody sees it.
it('fills an empty database with what is measured', async () => {
  await seed(database.url, { organisations: 20, contacts: 40, people: 30, deliveries: 10 });
  expect(await count('organisations')).toBe(20);
  expect(await count('contacts')).toBe(40);
  expect(await count('deliveries')).toBe(10);
  await seedTown(database.url, 20);
  expect(await count('representatives')).toBe(30);
  await seedTeams(database.url);
  expect(await count('homes')).toBe(2);
});

it('fills it with what was told, and with a survey', async () => {
  await seed(database.url, { organisations: 20, contacts: 40, people: 30, deliveries: 0 });
  await seedTold(database.url, 20, { offers: 30, needs: 20, open: 5, matchings: 4 });
  expect(await count('needs')).toBe(20);
  expect(await count('matching_parties')).toBe(8);
  await seedSurvey(database.url, {
    asked: 10,
    answered: 5,
    kinds: ['scale', 'nps', 'choice', 'number', 'text'],
  });
  expect(await count('survey_responses')).toBe(25);
});
