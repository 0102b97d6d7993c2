import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import type { Person } from '#entities/person.ts';
import { buildLinkWorld, formsOf, type LinkWorld } from './link-world.ts';

let world: LinkWorld;
let token: string;

// A coordinator who is in no chat reads what came by mail, on the evening of the meeting.
beforeAll(async () => {
  world = await buildLinkWorld();
  const { harness, samira, dana } = world.town;
  await harness.em().nativeDelete(Invitation, { person: dana.id });
  await harness.advanceTo('2026-12-03T19:00');
  const meeting = await harness.em().findOneOrFail(Meeting, {});
  token = await world.tokenFor(world.town.amina, {
    person: samira.id,
    matter: { message: 'meeting.overview', subject: meeting.id },
  });
});
afterAll(() => world.stop());

const get = async () => (await fetch(`${world.url}/a/${token}`)).text();

async function post(fields: Record<string, string>): Promise<string> {
  const response = await fetch(`${world.url}/a/${token}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  expect(response.status).toBe(200);
  return response.text();
}

async function press(page: string, label: string): Promise<string> {
  const found = formsOf(page).find((one) => one.label === label);
  if (found === undefined) throw new Error(`No button ${label}`);
  return post(found.fields);
}

const save = (page: string, typed: Record<string, string>) =>
  post({ ...formsOf(page).find(({ label }) => label === 'Spara')?.fields, act: 'submit', ...typed });

const openForm = async () => press(await press(await get(), 'Notera närvaro'), 'Någon annan kom också');

const came = (person: Person) => world.town.harness.em().count(Invitation, { person: person.id });

describe('A search field behind a link', () => {
  test('shows what it found, to choose from, and keeps what was typed', async () => {
    const found = await save(await openForm(), { 'search.person': 'dan', 'one.comers': '7' });
    expect(found).toContain('name="choice.person"');
    expect(found).toContain('>Dana<');
    expect(found).toContain('value="7"');
    expect(found).toContain('value="dan"');
    expect(found).not.toContain('<script');
    expect(await came(world.town.dana)).toBe(0);
    const choice = /name="choice.person" value="([^"]*)"/u.exec(found)?.[1] ?? '';
    await save(found, { 'choice.person': choice, 'search.person': 'dan', 'one.comers': '7' });
    expect(await came(world.town.dana)).toBe(1);
  });

  test('says that nobody has such a name, and what was written stays', async () => {
    const none = await save(await openForm(), { 'search.person': 'Xerxes', 'one.comers': '3' });
    expect(none).toContain('aria-invalid="true"');
    expect(none).toContain('value="Xerxes"');
    expect(none).toContain('value="3"');
  });
});

describe('Whoever searches', () => {
  const search = (person: Person, kind: 'organisation' | 'person', text: string) =>
    world.town.harness.dispatch.lookUp({
      kind,
      text,
      platform: 'link',
      tenant: world.town.harness.workspace.id,
      sender: { externalId: person.id },
    });

  test('finds only the organisations that they speak for, and nobody, when they are no coordinator', async () => {
    const { amina, samira } = world.town;
    expect((await search(samira, 'organisation', 'Sätra')).length).toBeGreaterThan(1);
    expect((await search(samira, 'person', 'Bo')).map(({ label }) => label)).toContain('Bo');
    expect((await search(amina, 'organisation', 'sätra')).map(({ label }) => label)).toEqual([
      'Hagsätra Folkdans',
    ]);
    expect(await search(amina, 'organisation', 'Rågsved')).toEqual([]);
    expect(await search(amina, 'organisation', '')).toEqual([]);
    expect(await search(amina, 'person', 'Bo')).toEqual([]);
  });
});
