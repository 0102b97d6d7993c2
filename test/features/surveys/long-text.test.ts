import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Draft } from '#entities/draft.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { buttonsOf } from '#src/conversation/elements/card.ts';
import { workbookOf } from '#src/features/surveys/workbook.ts';
import { translator } from '#src/locales/translate.ts';
import { renderForm as renderForSlack } from '#src/platforms/slack/render-form.ts';
import { renderForm as renderForTeams } from '#src/platforms/teams/render-form.ts';
import { renderCsv } from '#src/sheets/csv.ts';
import { readXlsx } from '#src/sheets/read-xlsx.ts';
import { renderXlsx } from '#src/sheets/xlsx.ts';
import { fieldNamed, formsOf, type LinkServer, serveLinks } from '#test/platforms/link/link-world.ts';
import { readingOf } from '#test/support/harness.ts';
import { askEveryKind } from './every-kind.ts';
import { newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

// Twenty thousand characters that begin to run from the right and never end it.
const long = '\u202E\u2067שלום abc '.repeat(2_000).slice(0, 20_000);
const fitting = long.slice(0, 1_990).trim();

let town: Town;
let server: LinkServer;
beforeAll(async () => {
  town = await buildTown('2026-12-03T12:00');
  await askEveryKind(town);
  server = await serveLinks(town.harness);
});
afterAll(async () => {
  await server.stop();
  await town.harness.stop();
});

const kept = async () => (await town.harness.em().find(SurveyResponse, {})).map(({ value }) => value);

async function draftIn(card: Parameters<typeof buttonsOf>[0]) {
  const open = buttonsOf(card).find((one) => one.kind === 'press' && one.action === 'draft.open');
  if (open?.kind !== 'press') throw new Error('Nothing leads to what was typed.');
  return town.harness.em().findOneOrFail(Draft, String(open.values['draft']));
}

describe('a free text of twenty thousand characters with marks that turn what follows', () => {
  it('is refused in chat with how long it may be, and waits whole in a form that every platform can show', async () => {
    const { harness, amina } = town;
    const refused = await harness.press(amina, newestTo(harness, amina), 'Spara texten', { text: long });
    expect(readingOf(refused)).toMatch(/Texten är 20\s000 tecken och högst 2\s000 får plats/u);
    expect(await kept()).toEqual([]);
    if (!('card' in refused)) throw new Error('There is no card.');
    const { form, id } = await draftIn(refused.card);
    expect(form.fields).toMatchObject([{ kind: 'longText', value: long }]);
    const view = JSON.parse(JSON.stringify(renderForSlack(form, id, 'sv'))) as unknown;
    const pieces = JSON.stringify(view).match(/"initial_value":"(?:[^"\\]|\\.)*"/gu) ?? [];
    const values = pieces.map(
      (piece) => (JSON.parse(`{${piece}}`) as { initial_value: string }).initial_value,
    );
    expect(values.join('')).toBe(long);
    expect(Math.max(...values.map(({ length }) => length))).toBeLessThanOrEqual(3_000);
    const inTeams = JSON.stringify(renderForTeams({ form, draft: id, language: 'sv' }, 'dialog'));
    expect(inTeams).toContain(JSON.stringify(long).slice(1, -1));
    expect(inTeams).not.toContain('maxLength');
  });

  it('is refused behind a link, which gives all of it back', async () => {
    const { harness, bo } = town;
    const survey = await harness.em().findOneOrFail(Survey, {});
    const token = server.links.sign({
      workspace: harness.workspace.id,
      person: bo.id,
      matter: { message: 'survey.ask', subject: survey.id },
      expiresAt: harness.now.plus({ days: 3 }),
    });
    const url = `${server.url}/a/${token}?lang=sv`;
    const page = await (await fetch(url)).text();
    expect(page).not.toContain('maxlength="2000"');
    const save = formsOf(page).find(({ label }) => label === 'Spara texten');
    const send = async (fields: Record<string, string>) =>
      (await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })).text();
    const refused = await send({ ...save?.fields, [fieldNamed(page, 'text')]: long });
    expect(refused).toMatch(/högst 2\s000 får plats/u);
    const open = formsOf(refused).find(({ label }) => label === 'Korta texten');
    const form = await send(open?.fields ?? {});
    expect(form).toContain(long.trim());
    const again = formsOf(form).find(({ label }) => label === 'Spara');
    const still = await send({ ...again?.fields, act: 'submit', 'one.text': long });
    expect(still).toContain('Texten är för lång');
    expect(still).toContain(long.trim());
    expect(await kept()).toEqual([]);
  });
});

describe('a free text with such marks that fits', () => {
  it('is kept as it was written, in a cell of its own in CSV and XLSX, and turns nothing beside it', async () => {
    const { harness, amina, bo } = town;
    await harness.press(amina, newestTo(harness, amina), 'Spara texten', { text: fitting });
    expect(await kept()).toEqual([fitting]);
    const survey = await harness.em().findOneOrFail(Survey, {});
    const workbook = await workbookOf(givenTo(survey));
    const sheet = workbook?.sheets[0];
    if (workbook === undefined || sheet === undefined) throw new Error('There is no sheet.');
    expect(renderCsv(sheet)).toContain(`;"${fitting}";`);
    const rows = await readXlsx(await renderXlsx(workbook), 100);
    expect(JSON.stringify(rows)).toContain(JSON.stringify(fitting).slice(1, -1));
    // Said within a sentence of ours it is put apart from it, without the marks that never end.
    const asked = newestTo(harness, bo);
    await harness.advanceTo('2026-12-11T12:00');
    await harness.runJob('survey.close');
    const late = readingOf(await harness.press(bo, asked, 'Save the text', { text: fitting }));
    expect(late).toContain('שלום');
    expect(late).not.toMatch(/[\u202E\u2067]/u);
  });

  function givenTo(survey: Survey) {
    const { harness, samira } = town;
    return {
      em: harness.em(),
      subjectId: survey.id,
      workspace: harness.workspace,
      reader: samira,
      now: harness.now,
      language: 'sv' as const,
      t: translator('sv'),
      addressOf: undefined,
    };
  }
});
