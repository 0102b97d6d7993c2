import { createHash, createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { Survey } from '#entities/survey.ts';
import { findResults } from '#src/features/surveys/reads-results.ts';
import { fewest, howManyToOpen } from '#src/features/surveys/rules.ts';
import { ballotId, newSurveyKey } from '#src/features/surveys/sealing.ts';
import { readingOf } from '#test/support/harness.ts';
import { type Row, readEverything, whatIsNew } from './curious.ts';
import { answer, askAnonymously, closeAll, type Hall, newestTo } from './hall.ts';

const textOf = (index: number) => `mitt svar har nummer ${'i'.repeat(index + 1)}!`;
const isAnswer = ({ table }: Row) => table === 'public.anonymous_answers';

/** How many of the guests a row, or several, point at. */
function pointedAt({ guests }: Hall, rows: readonly Row[]): number {
  return guests.filter(({ id, name }) =>
    rows.some(({ row }) => row.includes(id) || new RegExp(`${name}\\b`, 'u').test(row)),
  ).length;
}

describe('a coordinator who reads the whole database', () => {
  let hall: Hall;
  /** Before the first answer, after each answer, after each run of the job, and after closing. */
  const backups: Row[][] = [];

  beforeAll(async () => {
    hall = await askAnonymously(12);
    const { harness, guests } = hall;
    const backUp = async () => void backups.push(await readEverything(harness.em()));
    await backUp();
    for (const [index, guest] of guests.entries()) {
      const text = index === 3 ? `${textOf(index)} ${'ord '.repeat(450)}` : textOf(index);
      await answer(harness, guest, { scale: String((index % 5) + 1), text });
      await backUp();
      await harness.runJob('survey.ballots');
      await backUp();
    }
    await closeAll(harness);
    await backUp();
  }, 60_000);
  afterAll(() => hall.harness.stop());

  it('finds what was written in one table only, with nothing that points at anybody', () => {
    const holding = backups.flat().filter(({ row }) => row.includes('mitt svar har nummer'));
    expect(new Set(holding.map(({ table }) => table))).toEqual(new Set(['public.anonymous_answers']));
    const last = (backups.at(-1) ?? []).filter(isAnswer);
    expect(last).toHaveLength(24);
    expect(new Set(last.map(({ row }) => row.split(',').length))).toEqual(new Set([5]));
    for (const { row } of last) expect(row).toMatch(/^\([\da-f]{8}-[\da-f]{4}-4/u);
    expect(pointedAt(hall, last)).toBe(0);
  });

  it('sees in two backups who sealed something, never what: no new answers stand alone', () => {
    for (const [index, after] of backups.entries()) {
      const news = whatIsNew(backups[index - 1] ?? [], after);
      const answers = news.filter(({ row }) => row.includes('mitt svar har nummer'));
      expect(answers.length === 0 || answers.length >= fewest).toBe(true);
    }
  });

  it('joins no person to an answer by the transaction that wrote them', () => {
    for (const backup of backups) {
      const written = new Set(backup.filter(isAnswer).map(({ xmin }) => xmin));
      for (const xmin of written) {
        const together = backup.filter((row) => row.xmin === xmin && !isAnswer(row));
        expect([0, hall.guests.length]).toContain(pointedAt(hall, together));
        expect(backup.filter((row) => row.xmin === xmin && isAnswer(row)).length).toBeGreaterThan(fewest);
      }
      const sealed = backup.filter(({ table }) => table === 'public.sealed_ballots');
      for (const { xmin } of sealed) {
        const noted = backup.filter((row) => row.xmin === xmin && row.table === 'public.survey_requests');
        expect(noted).toEqual([]);
      }
    }
  });

  it('learns nothing from the order of rows or of ids', () => {
    const sent = Array.from({ length: 12 }, (_, index) => textOf(index).length);
    const answers = (backups.at(-1) ?? []).filter(({ row }) => row.includes('mitt svar har nummer'));
    const orderOf = (rows: readonly Row[]) =>
      rows.map(({ row }) => /nummer (?<mark>i+)!/u.exec(row)?.groups?.['mark']?.length);
    const indexes = sent.map((_, index) => index + 1);
    expect(orderOf(answers)).toHaveLength(12);
    expect(orderOf(answers)).not.toEqual(indexes);
    expect(orderOf(answers.toSorted((a, b) => (a.row < b.row ? -1 : 1)))).not.toEqual(indexes);
  });

  it('finds no key once the survey has closed', async () => {
    const survey = await hall.harness.em().findOneOrFail(Survey, {});
    expect(survey.sealedKey).toBeNull();
    expect(await hall.harness.em().count(SealedBallot, {})).toBe(0);
  });
});

describe('sealed ballots', () => {
  let hall: Hall;
  afterEach(() => hall.harness.stop());

  it('cannot tell sealed ballots apart by their length, or make their ids', async () => {
    hall = await askAnonymously(2);
    const { harness, guests } = hall;
    for (const [index, guest] of guests.entries()) {
      await answer(harness, guest, { text: index === 0 ? 'x' : 'å'.repeat(2_000) });
    }
    const em = harness.em();
    const ballots = await em.find(SealedBallot, {});
    expect(new Set(ballots.map(({ content }) => content.length)).size).toBe(1);
    const { sealedKey } = await em.findOneOrFail(Survey, {});
    const guesses = guests.flatMap(({ id }) => [
      createHash('sha256').update(id).digest('hex'),
      createHmac('sha256', sealedKey ?? '')
        .update(id)
        .digest('hex'),
    ]);
    expect(ballots.filter(({ id }) => guesses.includes(id))).toEqual([]);
  });

  it('are opened by chance, and lie as answers in an order that tells nothing of theirs', async () => {
    hall = await askAnonymously(30);
    const { harness, guests } = hall;
    for (const [index, guest] of guests.entries()) await answer(harness, guest, { text: textOf(index) });
    await harness.runJob('survey.ballots');
    const rows = (await readEverything(harness.em())).filter(isAnswer);
    const order = rows.map(({ row }) => /nummer (?<mark>i+)!/u.exec(row)?.groups?.['mark']?.length ?? 0);
    expect(order).toHaveLength(25);
    // Were it as they came, the last five or the first would be left, and nearly every answer be followed by a later one.
    const left = guests.map((_, index) => index + 1).filter((number) => !order.includes(number));
    expect([
      [1, 2, 3, 4, 5],
      [26, 27, 28, 29, 30],
    ]).not.toContainEqual(left);
    const later = order.filter((number, place) => place > 0 && number > (order[place - 1] ?? 0)).length;
    expect(later).toBeGreaterThan(2);
    expect(later).toBeLessThan(22);
  });
});

it('a sealed ballot of one person has another id in every survey', () => {
  const voice = '019a0000-0000-7000-8000-000000000001';
  const ids = Array.from({ length: 3 }, () => ballotId(newSurveyKey(), voice));
  expect(new Set(ids).size).toBe(ids.length);
});

describe('somebody who compares result cards', () => {
  let hall: Hall | undefined;
  afterEach(() => hall?.harness.stop());

  it('sees five new answers or more at a time, or none, and no names', async () => {
    hall = await askAnonymously(13);
    const { harness, guests, samira } = hall;
    const survey = await harness.em().findOneOrFail(Survey, {});
    let shown = 0;
    const look = async () => {
      const results = await findResults(harness.em(), survey.id, { texts: 100, named: 100 });
      const texts = results?.questions.find(({ kind }) => kind === 'text')?.texts ?? [];
      expect(texts.every(({ name, organisation }) => name === null && organisation === null)).toBe(true);
      const more = texts.length - shown;
      expect(more === 0 || more >= fewest).toBe(true);
      shown = texts.length;
      const read = readingOf(await harness.say(samira, '/enkat Höstmöte'));
      expect(guests.filter(({ name }) => read.includes(name))).toEqual([]);
    };
    for (const [index, guest] of guests.entries()) {
      await answer(harness, guest, { text: textOf(index) });
      await harness.runJob('survey.ballots');
      await look();
    }
    await closeAll(harness);
    await look();
    expect(shown).toBe(13);
    expect(readingOf(newestTo(harness, samira))).toContain('13 av 13');
  });

  it('never leaves anybody alone, however many answer between two openings', () => {
    for (let total = 0; total <= 60; total += 1) {
      for (let step = 1; step <= 12; step += 1) {
        const batches: number[] = [];
        let waiting = 0;
        for (let given = 0; given < total; given += step) {
          waiting += Math.min(step, total - given);
          batches.push(howManyToOpen(waiting, 'open'));
          waiting -= batches.at(-1) ?? 0;
        }
        batches.push(howManyToOpen(waiting, 'closing'));
        waiting -= batches.at(-1) ?? 0;
        expect(batches.filter((batch) => batch > 0 && batch < fewest)).toEqual([]);
        expect(waiting).toBe(total < fewest ? total : 0);
      }
    }
  });
});
