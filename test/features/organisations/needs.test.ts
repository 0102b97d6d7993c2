import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Matching } from '#entities/matching.ts';
import { Need } from '#entities/need.ts';
import type { Person } from '#entities/person.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
beforeEach(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  for (const [name, area] of [
    ['Hagsätra Folkdans', 'Hagsätra'],
    ['Sätra Kulturförening', 'Sätra'],
    ['Hagsätra Bokcirkel', 'Hagsätra'],
    ['Hagsätra Odlare', 'Hagsätra'],
  ] as const) {
    await buildOrganisation(harness.em(), harness.workspace, { name, area });
  }
});
afterEach(() => harness.stop());

const say = (line: string) => harness.say(samira, line);
const only = () => harness.em().findOneOrFail(Need, {});

describe('The list of needs', () => {
  beforeEach(async () => {
    await say('/kontakt Hagsätra Folkdans: träffade dem 3 november, behöver lokal');
    await say('/kontakt Sätra Kulturförening: träffade dem 1 november, behöver pengar');
    await say('/kontakt Hagsätra Bokcirkel: ringde igår, de behöver lokal, det brådskar');
  });

  it('begins with what is pressing, then with the oldest, and says how long each has waited', async () => {
    const read = readingOf(await say('/bryggan behov'));
    expect([...read.matchAll(/^- .*$/gmu)].map(([line]) => line)).toEqual([
      '- Lokal: Hagsätra Bokcirkel (brådskar · sedan sön 22 nov, 1 dag)',
      '- Finansiering: Sätra Kulturförening (sedan sön 1 nov, 22 dagar)',
      '- Lokal: Hagsätra Folkdans (sedan tis 3 nov, 20 dagar)',
    ]);
  });

  it('shows one kind alone, by its word or by choosing it, and stays with it after a press', async () => {
    const premises = await say('/bryggan behov lokal');
    expect(readingOf(premises)).toContain('2 behov att lösa: lokal');
    expect(readingOf(premises)).not.toContain('Finansiering:');
    const funding = await harness.press(samira, premises, 'Visa', { category: 'funding' });
    expect(readingOf(funding)).toContain('1 behov att lösa: finansiering');
    const met = await harness.press(samira, funding, 'Löst');
    expect(readingOf(met)).toContain('Inget behov av finansiering väntar');
    const again = await harness.press(samira, met, 'Ångra');
    expect(readingOf(again)).toContain('Finansiering: Sätra Kulturförening');
    expect(readingOf(await harness.press(samira, again, 'Visa', { category: '' }))).toContain('3 behov');
  });
});

describe('One need', () => {
  beforeEach(async () => {
    await say('/kontakt Hagsätra Folkdans: behöver lokal');
  });

  it('is needed no longer with one press, and open again with another', async () => {
    const need = await harness.press(samira, await say('/bryggan behov'), 'Mer');
    const dropped = await harness.press(samira, need, 'Behövs inte längre');
    expect(readingOf(dropped)).toContain('Lokal till Hagsätra Folkdans: behövs inte längre.');
    expect(await only()).toMatchObject({ notNeeded: true, metAt: expect.anything() });
    await harness.press(samira, dropped, 'Ångra');
    expect(await only()).toMatchObject({ notNeeded: false, metAt: null });
    const late = await harness.press(samira, need, 'Behövs inte längre');
    expect((await only()).metAt).toBeNull();
    expect(late.kind).toBe('onlyYou');
  });

  it('is made pressing, and waits again', async () => {
    const need = await harness.press(samira, await say('/bryggan behov'), 'Mer');
    const pressing = await harness.press(samira, need, 'Brådskar');
    expect(readingOf(pressing)).toContain('[✓ Brådskar]');
    expect((await only()).urgency).toBe('urgent');
    await harness.press(samira, pressing, 'Kan vänta');
    expect((await only()).urgency).toBe('low');
  });
});

describe('Who can help', () => {
  beforeEach(async () => {
    await say('/kontakt Hagsätra Folkdans: behöver lokal');
    for (const name of ['Sätra Kulturförening', 'Hagsätra Bokcirkel', 'Hagsätra Odlare']) {
      await say(`/kontakt ${name}: kan låna ut en lokal`);
    }
    await say('/matcha Hagsätra Bokcirkel + Sätra Kulturförening: läsning');
  });
  const ask = async () => harness.press(samira, await say('/bryggan behov'), 'Vem kan hjälpa?');

  it('names those nearby first, of these whoever was asked least, each with the reason', async () => {
    const read = readingOf(await ask());
    expect(read).toContain('Vem kan hjälpa Hagsätra Folkdans med lokal?');
    expect([...read.matchAll(/^- .*$/gmu)].map(([line]) => line)).toEqual([
      '- Hagsätra Odlare (förening, Hagsätra · kan bidra med lokal · samma område · inte tillfrågad än)',
      '- Hagsätra Bokcirkel (förening, Hagsätra · kan bidra med lokal · samma område · tillfrågad 1 gång)',
      '- Sätra Kulturförening (förening, Sätra · kan bidra med lokal · tillfrågad 1 gång)',
    ]);
  });

  it('logs a matching for that need with one tap, once, and leaves out whoever is asked', async () => {
    const helpers = await ask();
    const made = await harness.press(samira, helpers, 'Matcha');
    expect(readingOf(made)).toContain('Hjälpas åt med lokal');
    await harness.press(samira, helpers, 'Matcha');
    const matchings = await harness.em().find(Matching, { purpose: 'Hjälpas åt med lokal' });
    expect(matchings).toHaveLength(1);
    expect(readingOf(await ask())).not.toContain('Hagsätra Odlare');
  });

  it('says what to do when nobody offers it', async () => {
    await say('/kontakt Hagsätra Odlare: behöver pengar');
    const needs = await say('/bryggan behov finansiering');
    const nobody = await harness.press(samira, needs, 'Vem kan hjälpa?');
    expect(readingOf(nobody)).toContain('Ingen erbjuder finansiering än');
    expect((await harness.press(samira, nobody, 'Hänvisa')).kind).toBe('form');
  });
});
