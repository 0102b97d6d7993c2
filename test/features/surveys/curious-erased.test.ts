import { afterEach, expect, it } from 'vitest';
import { ErasureRequest } from '#entities/erasure-request.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { carryOutErasure } from '#src/features/personal-data/erase.ts';
import { readingOf } from '#test/support/harness.ts';
import { type Row, readEverything } from './curious.ts';
import { answer, askAnonymously, closeAll, type Hall, newestTo } from './hall.ts';

let hall: Hall;
afterEach(() => hall.harness.stop());

const written = (index: number) => `mitt svar har nummer ${'i'.repeat(index + 1)}!`;
const isAnswer = ({ table }: Row) => table === 'public.anonymous_answers';

it('an erased person counts as having answered, and what they answered is joined to nobody by what was erased', async () => {
  hall = await askAnonymously(6);
  const { harness, guests, samira } = hall;
  const [gone, ...others] = guests;
  if (gone === undefined) throw new Error('Nobody was asked.');
  await answer(harness, gone, { scale: '1', text: written(0) });
  await harness.runJob('survey.ballots');
  const before = await readEverything(harness.em());

  const due = await harness.transact(harness.workspace.id, async (em) => {
    const request = em.create(ErasureRequest, {
      workspace: harness.workspace,
      person: gone,
      askedAt: harness.now.toUTC(),
      decision: 'granted',
      decidedBy: samira,
      decidedAt: harness.now.toUTC(),
    });
    await em.flush();
    return { workspaceId: harness.workspace.id, id: request.id };
  });
  await harness.transact(harness.workspace.id, (em) => carryOutErasure(em, due, harness.now));
  const erased = await readEverything(harness.em());

  // Erasing touches no ballot: whoever compares the backups before and after it sees no answer go.
  const ballots = (rows: readonly Row[]) =>
    rows.filter(({ table }) => table === 'public.sealed_ballots').map(({ row }) => row);
  expect(ballots(before)).toHaveLength(1);
  expect(ballots(erased)).toEqual(ballots(before));

  for (const [index, guest] of others.entries()) {
    await answer(harness, guest, { scale: '5', text: written(index + 1) });
    await harness.runJob('survey.ballots');
  }
  await closeAll(harness);
  const after = await readEverything(harness.em());
  const answers = after.filter(isAnswer);
  expect(answers.filter(({ row }) => row.includes('mitt svar har nummer'))).toHaveLength(6);
  for (const { row } of answers) {
    expect(row).not.toContain(gone.id);
    expect(row).not.toContain(gone.name);
  }
  const marks = new Set(answers.map(({ xmin }) => xmin));
  const withThem = after.filter((row) => marks.has(row.xmin) && !isAnswer(row));
  expect(withThem.filter(({ row }) => guests.some(({ id }) => row.includes(id)))).toEqual([]);
  const em = harness.em();
  expect(await em.count(SurveyRequest, { answeredAt: { $ne: null } })).toBe(6);
  expect(readingOf(newestTo(harness, samira))).toContain('6 av 6');
});
