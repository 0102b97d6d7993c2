import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '#src/language/fold.ts';
import { isMisspelling } from '#src/language/organisation-names.ts';
import {
  type FoundInSentence,
  type FoundOrganisation,
  findOrganisationIn,
  findOrganisations,
  listNearOrganisations,
} from '#src/language/organisations.ts';
import { Harness } from '#test/support/harness.ts';
import { buildOrganisation, buildWorkspace } from '#test/support/people.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await Harness.start();
  for (const name of [
    'Hagsätra Folkdans',
    'Hagsätra Kulturförening',
    'Sätra Kulturförening',
    'Odlarna 1',
    'Odlarna 2',
    'Hjälp',
    'IK Örby',
    'Tvilling',
    'Tvilling',
    'Dans Kretsen',
    'Dens Kretsen',
    'Bandhagens Spelmanslag Lindansaren',
    'Bandhagens Spelmonslag Lindansaren',
    'Bandhagens Spelmanslag Vinterhamn',
    'Bandhagens Spelmanslag Vinterhavn',
  ]) {
    await buildOrganisation(harness.em(), harness.workspace, { name });
  }
  await buildOrganisation(harness.em(), harness.workspace, {
    name: 'Rågsveds Kvinnoförening',
    aliases: ['Systrarna på Torget', 'RKF'],
  });
  const other = await buildWorkspace(harness.orm, { tenant: 'T2' });
  const em = harness.orm.em.fork();
  em.setFilterParams('workspace', { id: other.id });
  await buildOrganisation(em, other, { name: 'Grannarna i Farsta' });
});
afterAll(() => harness.stop());

const find = (typed: string) => findOrganisations(harness.em(), harness.workspace.id, typed);
const findIn = (sentence: string) => findOrganisationIn(harness.em(), harness.workspace.id, sentence);

function namesOf(found: FoundOrganisation | FoundInSentence): string | readonly string[] {
  if (found.kind === 'one') return found.organisation.name;
  return found.kind === 'several' ? found.near.map(({ name }) => name) : 'none';
}

describe('a name', () => {
  it.each([
    ['Hagsätra Folkdans', 'Hagsätra Folkdans'],
    ['  HAGSÄTRA   FOLKDANS ', 'Hagsätra Folkdans'],
    ['hagsatra folkdans', 'Hagsätra Folkdans'],
    ['Hagsätra Folkdnas', 'Hagsätra Folkdans'],
    ['Hagsätra Folkdanz', 'Hagsätra Folkdans'],
    ['Sätra Kulturförening', 'Sätra Kulturförening'],
    ['Sätra kulturföreningen', 'Sätra Kulturförening'],
    ['Sätra Kultur', 'Sätra Kulturförening'],
    ['Odlarna 2', 'Odlarna 2'],
  ])('%s means %s', async (typed, name) => {
    expect(namesOf(await find(typed))).toBe(name);
  });

  it.each([
    ['Folkdans', ['Hagsätra Folkdans']],
    ['Odlarna 3', ['Odlarna 1', 'Odlarna 2']],
    ['Tvilling', ['Tvilling', 'Tvilling']],
  ])('%s is not sure enough, and gets the near ones', async (typed, names) => {
    expect(namesOf(await find(typed))).toEqual(names);
  });

  it('with one slip means the one that is one slip away, not the one further off', async () => {
    expect(namesOf(await find('Bandhagens Spelmanslag Lindansaern'))).toBe(
      'Bandhagens Spelmanslag Lindansaren',
    );
    expect(namesOf(await find('Dans Kretsan'))).toBe('Dans Kretsen');
    expect(namesOf(await find('Bandhagens Spelmanslag Vinterhabn')).slice(0, 2)).toEqual([
      'Bandhagens Spelmanslag Vinterhamn',
      'Bandhagens Spelmanslag Vinterhavn',
    ]);
  });

  it.each(['FK Örbyhus', 'Xyzzy', '', '🎉', '%', "'; drop table organisations; --", 'x'.repeat(40_000)])(
    '%j means nobody for sure',
    async (typed) => {
      expect((await find(typed)).kind).not.toBe('one');
    },
  );

  it('may be one that the actor is also called, misspelt or not', async () => {
    for (const typed of ['rkf', 'Systrarna på torget', 'Systrana på Torget', 'Systrarna på tor']) {
      expect(await find(typed), typed).toMatchObject({
        kind: 'one',
        organisation: { name: 'Rågsveds Kvinnoförening' },
      });
    }
    expect(await listNearOrganisations(harness.em(), harness.workspace.id, 'systrarna', 5)).toMatchObject([
      { name: 'Rågsveds Kvinnoförening' },
    ]);
    expect((await find('rk')).kind).not.toBe('one');
  });

  it('is not looked for in another workspace', async () => {
    expect(await find('Grannarna i Farsta')).toEqual({ kind: 'none' });
    expect(await findIn('Träffade Grannarna i Farsta igår')).toMatchObject({ kind: 'none' });
    expect(await listNearOrganisations(harness.em(), harness.workspace.id, 'Gr', 5)).toEqual([]);
  });

  it('is searched for by its first letter', async () => {
    const near = await listNearOrganisations(harness.em(), harness.workspace.id, 'o', 5);
    expect(near.map(({ name }) => name)).toEqual(['Odlarna 1', 'Odlarna 2']);
  });
});

describe('a sentence', () => {
  it.each([
    ['Träffade Hagsätra Folkdans igår, de behöver hjälp', 'Hagsätra Folkdans'],
    ['träffade hagsatra folkdnas igår, de behöver hjälp', 'Hagsätra Folkdans'],
    ['Ringde Odlarna 2 om lokal', 'Odlarna 2'],
    ['Hjälp ringde', 'Hjälp'],
    ['Pratade med Sätra Kulturförening och sedan åt vi', 'Sätra Kulturförening'],
    ['Hagsätra Folkdans', 'Hagsätra Folkdans'],
  ])('%s is about %s', async (sentence, name) => {
    expect(namesOf(await findIn(sentence))).toBe(name);
  });

  it('says where the name stands', async () => {
    const sentence = 'Träffade  Hagsätra Folkdnas, igår';
    const found = await findIn(sentence);
    if (found.kind === 'none') throw new Error('Nobody was found.');
    expect(sentence.slice(found.span.start, found.span.end)).toBe('Hagsätra Folkdnas');
  });

  it('guesses the name of somebody unknown by its capitals', async () => {
    const sentence = 'Träffade Grönskans Vänner igår';
    const found = await findIn(sentence);
    expect(found.kind === 'none' && found.guess && sentence.slice(found.guess.start, found.guess.end)).toBe(
      'Grönskans Vänner',
    );
  });

  it('guesses no name from what English writes with a capital', async () => {
    const found = await findOrganisationIn(
      harness.em(),
      harness.workspace.id,
      'they need tents, I call on Monday',
    );
    expect(found).toEqual({ kind: 'none', guess: undefined });
  });
});

describe('a misspelling', () => {
  it.each([
    ['Hag sätra Folkdans', 'Hagsätra Folkdans', true],
    ['Sätra Kulturförening', 'Hagsätra Kulturförening', false],
    ['FK Örby', 'IK Örby', false],
    ['Odlarna 1', 'Odlarna 11', false],
    ['Hagsätra Folkdnas', 'Hagsätra Folkdans', true],
    ['Tvlling', 'Tvilling', true],
    ['Skotu', 'Skout', true],
    ['KI Örby', 'IK Örby', false],
    ['Hagsätra Folkdans Barn', 'Hagsätra Folkdans', false],
    ['Hagsätra', 'Hagsätra Folkdans', false],
  ])('%s for %s: %s', (typed, name, expected) => {
    expect(isMisspelling(fold(typed), fold(name))).toBe(expected);
  });
});
