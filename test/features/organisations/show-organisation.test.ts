import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Matching } from '#entities/matching.ts';
import { Need } from '#entities/need.ts';
import type { Person } from '#entities/person.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra Folkdans', area: 'Hagsätra' });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Sätra Kulturförening' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.em().nativeDelete(Contact, {});
  await harness.em().nativeDelete(Matching, {});
});

describe('/bryggan visa', () => {
  it('shows all that is known, five contacts at a time', async () => {
    for (let day = 1; day <= 7; day += 1) {
      await harness.say(samira, `/kontakt Hagsätra Folkdans: besök ${day} den 2026-11-0${day}`);
    }
    await harness.say(samira, '/matcha Hagsätra Folkdans + Sätra Kulturförening: julfest');
    const shown = await harness.say(samira, '/bryggan visa hagsatra folkdans');
    const read = readingOf(shown);
    expect(read).toContain('Aktör: förening, Hagsätra');
    expect(read).toContain('Senaste kontakt: lördag 7 november');
    expect(read.match(/- besök \d/g)).toEqual([
      '- besök 7',
      '- besök 6',
      '- besök 5',
      '- besök 4',
      '- besök 3',
    ]);
    expect(read).toContain('- julfest (Hagsätra Folkdans och Sätra Kulturförening · Föreslagen)');
    const more = readingOf(await harness.press(samira, shown, 'Visa fler'));
    expect(more.match(/- besök \d/g)).toEqual(['- besök 2', '- besök 1']);
    expect(more).not.toContain('[Visa fler]');
  });

  it('without a name lists those that somebody was in touch with last', async () => {
    await harness.say(samira, '/kontakt Sätra Kulturförening: ringde');
    const recent = await harness.say(samira, '/bryggan visa');
    expect(readingOf(recent)).toContain('- Sätra Kulturförening (i dag, måndag 23 november)');
    expect(readingOf(await harness.press(samira, recent, 'Visa'))).toContain('- ringde');
  });

  it('offers the near ones when the name is not clear', async () => {
    const asked = await harness.say(samira, '/bryggan visa Folkdans');
    const shown = await harness.press(samira, asked, 'Hagsätra Folkdans (förening, Hagsätra)');
    expect(readingOf(shown)).toContain('Hagsätra Folkdans');
    expect(readingOf(await harness.say(samira, '/bryggan show Xyzzy'))).toContain('Jag hittar ingen aktör');
  });
});

describe('/bryggan behov', () => {
  it('says what to do when nobody needs anything', async () => {
    const read = readingOf(await harness.say(samira, '/bryggan behov'));
    expect(read).toContain('Inga behov väntar');
    expect(read).toContain('/kontakt');
  });

  it('lists open needs, takes one as met, and undoes that', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans: behöver lokal');
    const list = await harness.say(samira, '/bryggan needs');
    expect(readingOf(list)).toContain('1 behov');
    expect(readingOf(list)).toContain('- Lokal: Hagsätra Folkdans (sedan mån 23 nov)');
    const met = await harness.press(samira, list, 'Löst');
    expect(met.kind).toBe('replace');
    expect(readingOf(met)).toContain('Lokal för Hagsätra Folkdans: behovet är löst.');
    expect(await harness.em().count(Need, { metAt: null })).toBe(0);
    expect(readingOf(await harness.press(samira, list, 'Löst'))).toContain('Det är redan gjort');
    const again = await harness.press(samira, met, 'Ångra');
    expect(readingOf(again)).toContain('- Lokal: Hagsätra Folkdans');
    expect(readingOf(await harness.press(samira, met, 'Ångra'))).toContain('Det är redan gjort');
    expect(await harness.em().count(Need, { metAt: null })).toBe(1);
  });

  it('shows who can help, and met needs on the card of the organisation', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans: behöver lokal');
    await harness.say(samira, '/kontakt Sätra Kulturförening: kan låna ut lokal');
    const list = await harness.say(samira, '/bryggan behov');
    expect(readingOf(await harness.press(samira, list, 'Vem kan hjälpa?'))).toContain('Sätra Kulturförening');
    const shown = await harness.say(samira, '/bryggan visa Hagsätra Folkdans');
    const met = await harness.press(samira, shown, 'Löst');
    expect(readingOf(met)).toContain('Senaste kontakt');
    expect(readingOf(met)).not.toContain('sedan mån');
  });
});
