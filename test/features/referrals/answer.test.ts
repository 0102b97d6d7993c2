import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Need } from '#entities/need.ts';
import { Person } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { readingOf, type Standing } from '#test/support/harness.ts';
import { buildBoard, line, newest, type Town, titlesTo } from './town.ts';

let town: Town;
let asked: Standing;
beforeEach(async () => {
  town = await buildBoard();
  const { harness, samira, karin } = town;
  await harness.say(samira, line);
  await harness.advanceTo('2026-11-23T10:05');
  asked = newest(town, karin);
});
afterEach(() => town.harness.stop());

const only = () => town.harness.em().findOneOrFail(Referral, {});

describe('The body’s person', () => {
  it('takes it with one tap, and says later that it is done; those concerned are told', async () => {
    const { harness, samira, karin, leyla } = town;
    const taken = await harness.press(karin, asked, 'Vi tar det');
    expect(readingOf(taken)).toContain('Sparat: ni tar det.');
    await harness.advanceTo('2026-11-23T10:10');
    expect(newest(town, samira).card.title).toBe('Fastighetskontoret tar det: Hagsätra Folkdans');
    expect(titlesTo(town, leyla)).toEqual(['Fastighetskontoret tar er fråga']);
    await harness.press(karin, taken, 'Spara', { comment: 'Torsdagar 18–20, hämta nyckel i receptionen.' });
    await harness.press(karin, taken, 'Det är klart');
    await harness.advanceTo('2026-11-23T10:20');
    expect(newest(town, samira).card.title).toBe('Klart hos Fastighetskontoret: Hagsätra Folkdans');
    expect(readingOf(newest(town, samira))).toContain('Besked: Torsdagar 18–20, hämta nyckel');
    expect(readingOf(newest(town, leyla))).toContain('Besked: Torsdagar 18–20, hämta nyckel');
    expect(newest(town, leyla).card.title).toBe('Er fråga hos Fastighetskontoret är klar');
    expect(await only()).toMatchObject({ status: 'done', nextAt: null });
  });

  it('says that it is not theirs, and to whom instead; it is referred on with what was asked', async () => {
    const { harness, samira, karin, leyla } = town;
    const declined = await harness.press(karin, asked, 'Det är inte vårt');
    await harness.press(karin, declined, 'Spara', { instead: 'Biblioteket' });
    await harness.advanceTo('2026-11-23T10:10');
    const news = newest(town, samira);
    expect(readingOf(news)).toContain('Fastighetskontoret kan inte ta det: Hagsätra Folkdans');
    expect(readingOf(news)).toContain('De pekar på: Biblioteket');
    expect(readingOf(newest(town, leyla))).toContain('Samira letar vidare');
    expect(readingOf(newest(town, leyla))).not.toContain('Biblioteket');
    const form = await harness.press(samira, news, 'Hänvisa vidare');
    const whom = await harness.submit(samira, form, {});
    expect(readingOf(whom)).toContain('Vem på Biblioteket ska få frågan?');
    await harness.press(samira, whom, 'Petra');
    const both = await harness.em().find(Referral, {}, { orderBy: { id: 'asc' } });
    expect(both.map(({ status, matter }) => [status, matter])).toEqual([
      ['declined', 'lokal på torsdagar'],
      ['open', 'lokal på torsdagar'],
    ]);
  });

  it('has what they said of another answer neither shown nor in the field that others read', async () => {
    const { harness, samira, karin } = town;
    const declined = await harness.press(karin, asked, 'Det är inte vårt');
    const saved = await harness.press(karin, declined, 'Spara', { instead: 'Biblioteket' });
    const taken = await harness.press(karin, saved, 'Vi tar det');
    const fields = (shown: unknown) => [...JSON.stringify(shown).matchAll(/"name":"(comment|instead)"/g)];
    expect(fields(saved).map(([, name]) => name)).toEqual(['instead']);
    expect(fields(taken).map(([, name]) => name)).toEqual(['comment']);
    expect(readingOf(taken)).not.toContain('Biblioteket');
    await harness.advanceTo('2026-11-23T10:10');
    expect(readingOf(newest(town, samira))).toContain('Fastighetskontoret tar det');
    expect(readingOf(newest(town, samira))).not.toContain('Biblioteket');
    const again = await harness.press(karin, taken, 'Det är inte vårt');
    expect(readingOf(again)).toContain('Biblioteket');
  });

  it('adds a word once it is done, and the organisation gets one message that has it, later ones in another', async () => {
    const { harness, karin, leyla } = town;
    const told = () => harness.sentTo(leyla).length;
    const done = await harness.press(karin, asked, 'Det är klart');
    await harness.advanceTo('2026-11-23T10:07');
    expect(told()).toBe(1);
    await harness.press(karin, done, 'Spara', { comment: 'Nyckeln ligger i receptionen.' });
    await harness.advanceTo('2026-11-23T10:20');
    expect(told()).toBe(2);
    expect(readingOf(newest(town, leyla))).toContain('Besked: Nyckeln ligger i receptionen.');
    await harness.press(karin, done, 'Spara', { comment: 'Nyckeln ligger på biblioteket.' });
    // The week's two are sent.
    await harness.advanceTo('2026-12-01T12:00');
    expect(told()).toBe(3);
    expect(readingOf(newest(town, leyla))).toContain('Besked: Nyckeln ligger på biblioteket.');
  });

  it('is heard once who says the same twice, and the last press wins', async () => {
    const { harness, samira, karin } = town;
    await harness.press(karin, asked, 'Vi tar det');
    await harness.advanceTo('2026-11-23T10:10');
    await harness.press(karin, asked, 'Vi tar det');
    await harness.advanceTo('2026-11-23T10:20');
    expect(harness.sentTo(samira)).toHaveLength(1);
    await harness.press(karin, asked, 'Det är klart');
    const other = await harness.press(karin, asked, 'Det är inte vårt');
    expect(readingOf(other)).toContain('Sparat: det är inte ert.');
    expect((await only()).status).toBe('declined');
  });

  it('answers at the same moment in two places, and one of them stands', async () => {
    const { harness, karin } = town;
    await Promise.all([
      harness.press(karin, asked, 'Vi tar det'),
      harness.press(karin, asked, 'Det är inte vårt'),
    ]);
    expect(['accepted', 'declined']).toContain((await only()).status);
  });

  it('alone may answer: not a colleague to whom it was forwarded', async () => {
    const { harness, oskar, leyla } = town;
    for (const other of [oskar, leyla]) {
      const refused = await harness.press(other, asked, 'Det är klart');
      expect(readingOf(refused)).toContain('Frågan är till någon annan');
    }
    expect((await only()).status).toBe('open');
  });

  it('cannot answer what a coordinator has ended; the organisation is told how it went', async () => {
    const { harness, samira, karin, leyla } = town;
    const shown = await harness.press(samira, await harness.say(samira, '/bryggan hanvisa'), 'Visa');
    const form = await harness.press(samira, shown, 'Avsluta utan resultat');
    await harness.submit(samira, form, { outcome: 'De har ingen ledig tid i vår.' });
    await harness.advanceTo('2026-11-23T10:10');
    expect(readingOf(asked)).toContain('Samira har avslutat frågan.');
    expect(readingOf(newest(town, leyla))).toContain('Besked: De har ingen ledig tid i vår.');
    const { id } = await only();
    const press = { kind: 'press', action: 'referral.answer', on: asked.at } as const;
    await harness.act(karin, { ...press, values: { referral: id, answer: 'accepted' } });
    expect((await only()).status).toBe('ended');
  });
});

describe('Silence', () => {
  const silent = (until: string) => town.harness.advanceTo(until, 'referral.remind');

  it('is broken once by a reminder, then the matter comes back to the coordinator, and nobody is chased more', async () => {
    const { samira, karin } = town;
    await silent('2026-11-28T12:00');
    expect(titlesTo(town, karin)).toEqual([
      'Kan ni hjälpa Hagsätra Folkdans?',
      'Påminnelse: kan ni hjälpa Hagsätra Folkdans?',
    ]);
    expect(titlesTo(town, samira)).toEqual([]);
    await silent('2026-12-03T12:00');
    expect(titlesTo(town, samira)).toEqual(['Inget svar från Fastighetskontoret: Hagsätra Folkdans']);
    await silent('2027-02-01T12:00');
    expect(town.harness.sentTo(karin)).toHaveLength(2);
    expect(town.harness.sentTo(samira)).toHaveLength(1);
  });

  it('can then be referred to somebody else with the same need, while the first stays to be ended', async () => {
    const { harness, samira } = town;
    await silent('2026-12-22T12:00');
    const news = newest(town, samira);
    expect(readingOf(news)).toContain('hänvisa till någon annan');
    const form = await harness.press(samira, news, 'Hänvisa till någon annan');
    if (form.kind !== 'form') throw new Error('No form was opened.');
    expect(form.form.intro).toBe('Frågan till Fastighetskontoret ligger kvar tills du skriver hur det gick.');
    expect(JSON.stringify(form.form.fields)).not.toContain('Fastighetskontoret');
    const whom = await harness.submit(samira, form, { bodyName: 'Biblioteket' });
    await harness.press(samira, whom, 'Petra');
    const both = await harness.em().find(Referral, {}, { orderBy: { id: 'asc' } });
    expect(both.map(({ status, matter }) => [status, matter])).toEqual([
      ['open', 'lokal på torsdagar'],
      ['open', 'lokal på torsdagar'],
    ]);
    expect(both[1]?.need?.id).toBe(both[0]?.need?.id);
  });

  it('has no button for somebody else while an answer is waited for', async () => {
    const { harness, samira } = town;
    const shown = await harness.press(samira, await harness.say(samira, '/bryggan hanvisa'), 'Visa');
    expect(readingOf(shown)).not.toContain('någon annan');
  });

  it('begins anew once they have taken it: they are asked how it went after the date', async () => {
    const { harness, samira, karin } = town;
    await harness.press(karin, asked, 'Vi tar det');
    await silent('2026-12-15T20:00');
    expect(harness.sentTo(karin)).toHaveLength(1);
    await silent('2026-12-16T12:00');
    expect(newest(town, karin).card.title).toBe('Blev det klart för Hagsätra Folkdans?');
    await silent('2026-12-22T12:00');
    const news = newest(town, samira);
    expect(news.card.title).toBe('Inget besked från Fastighetskontoret: Hagsätra Folkdans');
    expect(readingOf(news)).toContain('tis 15 dec, har passerat');
    await harness.press(samira, news, 'Det är klart');
    expect(await only()).toMatchObject({ status: 'done', returnedAt: null });
  });

  it('is not broken where they have answered, nor twice when the job runs twice', async () => {
    const { harness, karin } = town;
    await silent('2026-11-28T09:00');
    await Promise.all([harness.runJob('referral.remind'), harness.runJob('referral.remind')]);
    await harness.deliver();
    expect(harness.sentTo(karin)).toHaveLength(2);
    await harness.press(karin, newest(town, karin), 'Det är klart');
    await silent('2027-01-28T09:00');
    expect(harness.sentTo(karin)).toHaveLength(2);
  });

  it('comes back to those who are coordinators when its own has left', async () => {
    const { harness, samira, jonas } = town;
    await harness.em().nativeUpdate(Person, { id: samira.id }, { roles: [] });
    await silent('2026-12-04T12:00');
    expect(titlesTo(town, samira)).toEqual([]);
    expect(titlesTo(town, jonas)).toEqual(['Inget svar från Fastighetskontoret: Hagsätra Folkdans']);
  });
});

it('offers to close the need that it began with, once it is done', async () => {
  const { harness, samira, karin } = town;
  await harness.say(samira, '/kontakt Hagsätra Folkdans: behöver lokal');
  const em = harness.em();
  const need = await em.findOneOrFail(Need, {});
  await em.nativeUpdate(Referral, {}, { need: need.id });
  await harness.press(karin, asked, 'Det är klart');
  await harness.advanceTo('2026-11-23T10:10');
  const met = await harness.press(samira, newest(town, samira), 'Behovet är löst');
  expect(readingOf(met)).toContain('Behovet är nu markerat som löst.');
  expect((await harness.em().findOneOrFail(Need, {})).metAt).not.toBeNull();
});
