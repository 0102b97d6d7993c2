import { afterEach, describe, expect, it } from 'vitest';
import { Person } from '#entities/person.ts';
import { Survey } from '#entities/survey.ts';
import { buttonsOf } from '#src/conversation/elements/card.ts';
import { type LinkServer, serveLinks } from '#test/platforms/link/link-world.ts';
import { textsIn } from '#test/sheets/unzip.ts';
import { cardOf, readingOf } from '#test/support/harness.ts';
import { answer, askAnonymously, closeAll, newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town | undefined;
let server: LinkServer | undefined;
afterEach(async () => {
  await server?.stop();
  await town?.harness.stop();
  [town, server] = [undefined, undefined];
});

/** Asks Amina, Bo and Carl for a day and in words; Amina answers. */
async function askTown(): Promise<Town> {
  town = await buildTown('2026-12-03T12:00');
  const { harness, samira, amina, bo, carl } = town;
  const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
  const preview = await harness.submit(samira, form, { people: [amina.id, bo.id, carl.id] });
  await harness.press(samira, preview, 'Skicka frågan');
  await harness.deliver();
  await harness.press(amina, newestTo(harness, amina), 'torsdag');
  await harness.advanceTo('2026-12-03T12:10');
  server = await serveLinks(harness);
  return town;
}

/** What stands behind the link buttons that a coordinator is handed, by label. */
async function addressesFor({ harness }: Town, person: Person): Promise<ReadonlyMap<string, string>> {
  const listed = await harness.say(person, '/enkat');
  const shown = await harness.press(person, listed, 'Visa svaren');
  const handed = await harness.press(person, shown, 'Öppna som sida eller fil');
  return new Map(
    buttonsOf(cardOf(handed)).flatMap((one) =>
      one.kind === 'link' ? [[one.label, new URL(one.url).pathname]] : [],
    ),
  );
}

async function get(path: string | undefined, headers: Record<string, string> = {}) {
  const response = await fetch(`${server?.url}${path}`, { headers });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: Buffer.from(await response.arrayBuffer()),
  };
}

const pictureIn = (html: string) =>
  new URL(/<img src="([^"]*)"/u.exec(html)?.[1] ?? '', server?.url).pathname;

describe('the page of results', () => {
  it('says what the card says, who has not answered, and how many answered by which channel', async () => {
    const built = await askTown();
    const addresses = await addressesFor(built, built.samira);
    const page = await get(addresses.get('Öppna sidan'));
    const html = page.body.toString();
    expect(page.status).toBe(200);
    for (const said of [
      'torsdag',
      '1 av 1 (100\u00a0%)',
      '0 av 1 (0\u00a0%)',
      '1 av 3',
      'Bo',
      'Carl',
      'Svar per kanal',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).toContain('1 (33\u00a0%) svarade före den första påminnelsen');
    expect(html).toContain('2 (67\u00a0%) har inte svarat');
    expect(html).not.toContain('<script');
  });

  it('counts an answer after a reminder apart', async () => {
    const built = await askTown();
    const { harness, bo, carl } = built;
    await harness.advanceTo('2026-12-07T10:00', 'survey.remind');
    await harness.press(bo, newestTo(harness, bo), 'måndag');
    await harness.press(carl, newestTo(harness, carl), 'torsdag');
    const addresses = await addressesFor(built, built.samira);
    const html = (await get(addresses.get('Öppna sidan'))).body.toString();
    expect(html).toContain('1 (33\u00a0%) svarade före den första påminnelsen');
    expect(html).toContain('2 (67\u00a0%) svarade efter den första påminnelsen');
  });

  it('has a picture: SVG for browsers, PNG for what fetches it for a chat', async () => {
    const built = await askTown();
    const addresses = await addressesFor(built, built.samira);
    const path = pictureIn((await get(addresses.get('Öppna sidan'))).body.toString());
    const svg = await get(path, { accept: 'image/avif,image/svg+xml,*/*' });
    expect(svg.type).toContain('image/svg+xml');
    expect(svg.body.toString()).toContain('torsdag: 1 av 1 (100');
    expect(svg.body.toString()).not.toMatch(/Amina|Carl/u);
    const png = await get(path, { accept: 'image/*' });
    expect(png.type).toBe('image/png');
    // What opens the picture opens nothing else.
    expect((await get(path.replace('.bild', '.csv'))).status).toBe(410);
    expect((await get(path.replace('.bild', ''))).body.toString()).not.toContain('torsdag');
  });

  it('is opened with the coordinator’s own link only, for a day, while they are one', async () => {
    const built = await askTown();
    const { harness, samira, amina } = built;
    const path = (await addressesFor(built, samira)).get('Öppna sidan') ?? '';
    expect((await get(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status).toBe(403);
    const survey = await harness.em().findOneOrFail(Survey, {});
    const forged = server?.links.sign({
      workspace: harness.workspace.id,
      person: amina.id,
      matter: { message: 'survey.page', subject: survey.id },
      expiresAt: harness.now.plus({ days: 1 }),
    });
    expect((await get(`/a/${forged}`)).body.toString()).not.toContain('torsdag');
    for (const ending of ['csv', 'xlsx', 'bild'])
      expect((await get(`/a/${forged}.${ending}`)).status).toBe(410);
    const em = harness.em();
    const person = await em.findOneOrFail(Person, samira.id);
    person.roles = ['representative'];
    await em.flush();
    expect((await get(path)).body.toString()).not.toContain('torsdag');
    harness.now = harness.now.plus({ hours: 25 });
    expect((await get(path)).status).toBe(410);
  });
});

describe('the files', () => {
  it('have a row for each who answered an open survey, and what it comes to', async () => {
    const built = await askTown();
    const addresses = await addressesFor(built, built.samira);
    const csv = await get(addresses.get('Hämta som CSV'));
    expect(csv.type).toContain('text/csv');
    const lines = csv.body.toString().split('\r\n');
    expect(lines[0]).toBe('\uFEFF"Aktör";"Person";"Svarade";"Vilken dag passar?"');
    expect(lines[1]).toMatch(/^;"Amina";"[^"]*12\.00";"torsdag"$/u);
    expect(lines).toHaveLength(3);
    const xlsx = await textsIn((await get(addresses.get('Hämta som Excel'))).body);
    for (const said of ['Sammanställning', 'Har inte svarat', 'Amina', 'Carl']) expect(xlsx).toContain(said);
  });

  it('of an anonymous survey have tallies and texts in random order, and no row for anybody', async () => {
    const hall = await askAnonymously(8);
    town = hall;
    const { harness, guests, samira } = hall;
    for (const [index, guest] of guests.entries()) {
      await answer(harness, guest, { scale: '4', text: `=text ${index}` });
    }
    await closeAll(harness);
    server = await serveLinks(harness);
    const addresses = await addressesFor(hall, samira);
    const csv = (await get(addresses.get('Hämta som CSV'))).body.toString();
    const xlsx = await textsIn((await get(addresses.get('Hämta som Excel'))).body);
    const page = (await get(addresses.get('Öppna sidan'))).body.toString();
    for (const shown of [csv, xlsx, page])
      expect(guests.filter(({ name }) => shown.includes(name))).toEqual([]);
    const order = [...csv.matchAll(/"'=text (\d)"/gu)].map(([, index]) => Number(index));
    expect(order.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const ids = await harness
      .em()
      .execute<{ value: string }[]>('select value from anonymous_answers order by id');
    expect(order.map((index) => `=text ${index}`)).toEqual(
      ids.map(({ value }) => value).filter((value) => value.startsWith('=')),
    );
    expect(page).toContain('Anonyma svar räknas inte per kanal');
    expect(page).not.toContain('Svar per kanal');
  });

  it('of an anonymous survey that too few answered have nothing, and no picture', async () => {
    const hall = await askAnonymously(4);
    town = hall;
    const { harness, guests, samira } = hall;
    for (const guest of guests) await answer(harness, guest, { scale: '4', text: 'hemligt' });
    await closeAll(harness);
    server = await serveLinks(harness);
    expect(readingOf(newestTo(harness, samira))).not.toContain('Staplar');
    const addresses = await addressesFor(hall, samira);
    for (const label of ['Öppna sidan', 'Hämta som CSV', 'Hämta som Excel']) {
      const shown = await get(addresses.get(label));
      expect(shown.body.toString()).not.toMatch(/hemligt|100\u00a0%/u);
      if (label === 'Öppna sidan') expect(shown.body.toString()).not.toContain('<img');
    }
  });
});
