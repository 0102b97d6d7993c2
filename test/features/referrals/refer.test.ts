import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Delivery } from '#entities/delivery.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildBoard, line, newest, type Town, titlesTo } from './town.ts';

let town: Town;
beforeEach(async () => {
  town = await buildBoard();
});
afterEach(() => town.harness.stop());

const only = () => town.harness.em().findOneOrFail(Referral, {}, { populate: ['person'] });

describe('A line that refers something', () => {
  it('asks the body’s person, tells the organisation, and shows what was understood', async () => {
    const { harness, samira, karin, leyla } = town;
    const sent = await harness.say(samira, line);
    expect(readingOf(sent)).toContain('Hänvisat: Hagsätra Folkdans till Fastighetskontoret');
    expect(readingOf(sent)).toContain('Det gäller: lokal på torsdagar');
    expect(readingOf(sent)).toContain('Senast: tis 15 dec');
    await harness.deliver();
    const asked = newest(town, karin);
    expect(asked.card.title).toBe('Kan ni hjälpa Hagsätra Folkdans?');
    expect(readingOf(asked)).toContain('[Vi tar det] [Det är klart] [Det är inte vårt]');
    expect(titlesTo(town, leyla)).toEqual([]);
    await harness.advanceTo('2026-11-23T10:02');
    expect(titlesTo(town, leyla)).toEqual(['Er fråga ligger hos Fastighetskontoret']);
    const referral = await only();
    expect(referral).toMatchObject({ status: 'open', dueOn: '2026-12-15', matter: 'lokal på torsdagar' });
  });

  it('is the same in English', async () => {
    const { harness, samira } = town;
    await harness.say(
      samira,
      '/bryggan refer Hagsätra Folkdans to Fastighetskontoret: premises on Thursdays, by 15 December',
    );
    expect(await only()).toMatchObject({ dueOn: '2026-12-15', matter: 'premises on Thursdays' });
  });

  it('does not tell the organisation when the coordinator says no in time', async () => {
    const { harness, samira, leyla } = town;
    const sent = await harness.say(samira, line);
    const quiet = await harness.press(samira, sent, 'Säg inget till Hagsätra Folkdans');
    expect(readingOf(quiet)).toContain('Hagsätra Folkdans får inget veta av mig.');
    await harness.advanceTo('2026-11-23T11:00');
    expect(titlesTo(town, leyla)).toEqual([]);
    await harness.press(samira, sent, 'Säg inget till Hagsätra Folkdans');
    const done = await harness.press(samira, sent, 'Det är klart');
    expect(readingOf(done)).toContain('Någon har ändrat den');
    await harness.press(samira, done, 'Det är klart');
    await harness.advanceTo('2026-11-23T12:00');
    expect(titlesTo(town, leyla)).toEqual([]);
  });

  it('tells the organisation later, with one press and once, when the coordinator thinks better of it', async () => {
    const { harness, samira, jonas, leyla } = town;
    const sent = await harness.say(samira, line);
    const quiet = await harness.press(samira, sent, 'Säg inget till Hagsätra Folkdans');
    await harness.advanceTo('2026-11-24T10:00');
    const told = await harness.press(samira, quiet, 'Berätta för Hagsätra Folkdans');
    expect(readingOf(told)).toContain('Hagsätra Folkdans får strax veta');
    expect(readingOf(told)).not.toContain('Berätta för');
    await harness.press(jonas, quiet, 'Berätta för Hagsätra Folkdans');
    await harness.advanceTo('2026-11-24T11:00');
    expect(titlesTo(town, leyla)).toEqual(['Er fråga ligger hos Fastighetskontoret']);
  });

  it('tells it also once the body is done', async () => {
    const { harness, samira, karin, leyla } = town;
    const sent = await harness.say(samira, line);
    await harness.press(samira, sent, 'Säg inget till Hagsätra Folkdans');
    await harness.deliver();
    await harness.press(karin, newest(town, karin), 'Det är klart');
    await harness.deliver();
    const told = await harness.press(samira, newest(town, samira), 'Berätta för Hagsätra Folkdans');
    expect(readingOf(told)).toContain('Hagsätra Folkdans får strax veta att det är klart.');
    await harness.advanceTo('2026-11-23T11:00');
    expect(titlesTo(town, leyla)).toEqual(['Er fråga hos Fastighetskontoret är klar']);
    expect(readingOf(newest(town, samira))).not.toContain('Berätta för');
    expect(await harness.em().count(Delivery, { message: 'referral.told' })).toBe(2);
  });

  it('says so when the organisation has been told already', async () => {
    const { harness, samira } = town;
    const sent = await harness.say(samira, line);
    await harness.advanceTo('2026-11-23T10:02');
    const late = await harness.press(samira, sent, 'Säg inget till Hagsätra Folkdans');
    expect(readingOf(late)).toContain('Det hade redan gått iväg.');
    expect((await only()).told).toBe(true);
  });

  it('makes a body that nobody knew with one tap, asks whom and where, and keeps all that was typed', async () => {
    const { harness, samira } = town;
    const unknown = await harness.say(
      samira,
      '/bryggan hanvisa Hagsätra Folkdans till Xylofonkontoret: lokal på torsdagar, senast 15 december',
    );
    expect(readingOf(unknown)).toContain('Jag hittar ingen aktör som heter ”Xylofonkontoret”');
    const form = await harness.press(samira, unknown, 'Lägg till ”Xylofonkontoret” som ny instans');
    if (form.kind !== 'form') throw new Error(`Not a form: ${form.kind}`);
    expect(form.form.intro).toBe('Jag vet inte vem som ska få frågan där. Skriv namn och e-postadress.');
    const badly = await harness.submit(samira, form, { personName: 'Nils Ny', email: 'nils@' });
    expect(badly).toMatchObject({ kind: 'errors', errors: { email: expect.stringContaining('inte hel') } });
    const sent = await harness.submit(samira, badly, { personName: 'Nils Ny', email: 'Nils@example.org' });
    expect(readingOf(sent)).toContain('Fick frågan: Nils Ny, Xylofonkontoret');
    const em = harness.em();
    expect(await em.findOneOrFail(Organisation, { name: 'Xylofonkontoret' })).toMatchObject({
      kind: 'authority',
    });
    expect(await em.findOneOrFail(Person, { name: 'Nils Ny' })).toMatchObject({
      email: 'nils@example.org',
      roles: ['representative'],
    });
    expect(await only()).toMatchObject({ matter: 'lokal på torsdagar', dueOn: '2026-12-15' });
  });

  it.each([
    'Hänvisa Hagsätra Folkdans till Fastighetskontoret: lokal på torsdagar, senast 15 december',
    'refer Hagsätra Folkdans to Fastighetskontoret: lokal på torsdagar, by 15 December',
  ])('is made also without the slash, and no contact is logged instead: %s', async (typed) => {
    const { harness, samira } = town;
    expect(readingOf(await harness.say(samira, typed))).toContain('Fick frågan: Karin, Fastighetskontoret');
    expect(await only()).toMatchObject({ matter: 'lokal på torsdagar', dueOn: '2026-12-15' });
    expect(await harness.em().count(Contact, {})).toBe(0);
    await harness.say(samira, 'Hänvisade Hagsätra Folkdans till Fastighetskontoret igår');
    expect(await harness.em().count(Contact, {})).toBe(1);
    expect(await harness.em().count(Referral, {})).toBe(1);
  });

  it('asks who is to be asked where several can be', async () => {
    const { harness, samira, oskar } = town;
    const which = await harness.say(
      samira,
      '/bryggan hanvisa Hagsätra Folkdans till Biblioteket: utställning',
    );
    expect(readingOf(which)).toContain('Vem på Biblioteket ska få frågan?');
    await harness.press(samira, which, 'Oskar');
    expect((await only()).person.id).toBe(oskar.id);
    const twice = await harness.press(samira, which, 'Oskar');
    expect(readingOf(twice)).toContain('Det är redan gjort');
    expect(await harness.em().count(Referral, {})).toBe(1);
  });

  it.each([
    [
      'a date that has been',
      'Hagsätra Folkdans till Fastighetskontoret: lokal, senast 1 november 2025',
      'har redan varit',
    ],
    [
      'a date far away',
      'Hagsätra Folkdans till Fastighetskontoret: lokal, senast 1 november 2031',
      'mer än två år',
    ],
    ['nothing asked', 'Hagsätra Folkdans till Fastighetskontoret', 'Skriv vad det gäller'],
    ['itself', 'Hagsätra Folkdans till Hagsätra Folkdans: lokal', 'samma aktör'],
  ])('opens the form with what was typed: %s', async (_, typed, sentence) => {
    const { harness, samira } = town;
    const form = await harness.say(samira, `/bryggan hänvisa ${typed}`);
    if (form.kind !== 'form') throw new Error(`Not a form: ${form.kind}`);
    expect(form.form.intro).toContain(sentence);
    const organisation = form.form.fields.find((field) => field.name === 'organisation');
    expect(organisation).toMatchObject({ chosen: [{ label: 'Hagsätra Folkdans' }] });
    expect(await harness.em().count(Referral, {})).toBe(0);
  });

  it('takes the matter after the body’s name where the colon was left out', async () => {
    const { harness, samira } = town;
    await harness.say(samira, '/bryggan hanvisa Hagsätra Folkdans till Fastighetskontoret lokal till våren');
    expect(await only()).toMatchObject({ matter: 'lokal till våren' });
  });

  it('opens the form in a channel, where others read', async () => {
    const { harness, samira } = town;
    const place = { kind: 'channel', reference: 'channel:c', mentioned: true } as const;
    const form = await harness.say(samira, line.slice(1), place);
    expect(form.kind).toBe('form');
    expect(await harness.em().count(Referral, {})).toBe(0);
  });

  it('lists what waits, and says what to do when nothing does', async () => {
    const { harness, samira } = town;
    expect(readingOf(await harness.say(samira, '/bryggan hanvisa'))).toContain('Ingen hänvisning väntar');
    await harness.say(samira, line);
    const list = await harness.say(samira, '/bryggan refer');
    expect(readingOf(list)).toContain('1 hänvisning väntar på besked');
    expect(readingOf(list)).toContain('Hagsätra Folkdans till Fastighetskontoret');
    expect(readingOf(await harness.press(samira, list, 'Visa'))).toContain('Läge: väntar på svar');
  });

  it('is for coordinators alone', async () => {
    const { harness, karin } = town;
    await harness.say(karin, line);
    expect(await harness.em().count(Referral, {})).toBe(0);
  });
});

describe('Taken back', () => {
  it('cancels what waits, and leaves the text in a form', async () => {
    const { harness, samira, karin, leyla } = town;
    const sent = await harness.say(samira, line);
    const undone = await harness.press(samira, sent, 'Ångra');
    expect(readingOf(undone)).toContain('Inget hade hunnit skickas.');
    await harness.advanceTo('2026-11-24T10:00');
    expect([...titlesTo(town, karin), ...titlesTo(town, leyla)]).toEqual([]);
    const again = await harness.press(samira, undone, 'Hänvisa igen');
    await harness.submit(samira, again, {});
    await harness.deliver();
    expect(titlesTo(town, karin)).toEqual(['Kan ni hjälpa Hagsätra Folkdans?']);
  });

  it('tells those who had got it, and shows it where it stands', async () => {
    const { harness, samira, karin, leyla } = town;
    const sent = await harness.say(samira, line);
    await harness.advanceTo('2026-11-23T10:05');
    const first = newest(town, karin);
    await harness.press(samira, sent, 'Ångra');
    await harness.advanceTo('2026-11-23T10:10');
    const off = 'Ni behöver inte göra något: Hagsätra Folkdans';
    expect(titlesTo(town, karin)).toEqual([off, off]);
    expect(titlesTo(town, leyla).at(-1)).toBe('Er fråga till Fastighetskontoret är återtagen');
    const late = await harness.act(karin, {
      kind: 'press',
      action: 'referral.answer',
      values: { referral: (await only()).id, answer: 'done' },
      on: first.at,
    });
    expect(readingOf(late)).toContain('Svaret sparades inte: frågan är redan avslutad.');
    expect(await only()).toMatchObject({ status: 'withdrawn' });
    const twice = await harness.press(samira, sent, 'Ångra');
    expect(readingOf(twice)).toContain('Den var redan avslutad.');
  });
});

it('shows everybody a change of what is asked', async () => {
  const { harness, samira, jonas, karin } = town;
  const sent = await harness.say(samira, line);
  await harness.deliver();
  const [mine, theirs] = [
    await harness.press(samira, sent, 'Ändra'),
    await harness.press(jonas, sent, 'Ändra'),
  ];
  const changed = await harness.submit(samira, mine, { matter: 'lokal på fredagar', dueOn: '' });
  expect(readingOf(changed)).toContain('Det gäller: lokal på fredagar');
  await harness.advanceTo('2026-11-23T10:05');
  expect(readingOf(newest(town, karin))).toContain('Det gäller: lokal på fredagar');
  const late = await harness.submit(jonas, theirs, { matter: 'lokal på lördagar' });
  expect(readingOf(late)).toContain('Någon har ändrat den');
  expect(await only()).toMatchObject({ matter: 'lokal på fredagar', dueOn: null });
});

it('tells the coordinator when the question cannot be delivered', async () => {
  const { harness, samira, karin } = town;
  await harness.say(samira, line);
  await harness.em().nativeUpdate(Delivery, { person: karin.id }, { status: 'failed', reason: 'noMailbox' });
  const shown = await harness.press(samira, await harness.say(samira, '/bryggan hanvisa'), 'Visa');
  expect(readingOf(shown)).toContain('Frågan kom inte fram till Karin.');
});
