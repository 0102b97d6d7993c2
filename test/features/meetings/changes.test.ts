import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { Meeting } from '#entities/meeting.ts';
import type { Person } from '#entities/person.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import { listForSurvey } from '#src/features/meetings/reads.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildTown, inviteAll, newest, previewFor, type Town, titlesTo } from './town.ts';

let town: Town;

afterEach(async () => {
  await town.harness.stop();
});

async function answer(person: Person, label: string): Promise<void> {
  await town.harness.press(person, newest(town, person), label);
}

async function change(values: SubmittedValues): Promise<void> {
  const { harness, samira } = town;
  const form = await harness.press(samira, newest(town, samira), 'Ändra');
  await harness.submit(samira, form, values);
  await harness.deliver();
}

async function cancel(values: SubmittedValues = {}): Promise<string> {
  const { harness, samira } = town;
  const form = await harness.press(samira, newest(town, samira), 'Ställ in');
  const done = await harness.submit(samira, form, values);
  await harness.deliver();
  return readingOf(done);
}

const reminder = 'Påminnelse: Höstmöte';

describe('the reminder the day before', () => {
  beforeEach(async () => {
    town = await buildTown();
    await inviteAll(town);
  });

  test('reaches those who said yes or nothing, once, and nobody else', async () => {
    const { harness, amina, bo, cem, dana } = town;
    await answer(amina, 'Ja');
    await answer(bo, 'Nej');
    await answer(cem, 'Kanske');
    await harness.advanceTo('2026-12-02T17:59');
    expect(titlesTo(town, amina)).not.toContain(reminder);
    await harness.advanceTo('2026-12-02T18:01');
    await harness.advanceTo('2026-12-03T17:00');
    const reminded = [amina, bo, cem, dana].filter((one) => titlesTo(town, one).includes(reminder));
    expect(reminded).toEqual([amina, dana]);
    expect(titlesTo(town, amina).filter((one) => one === reminder)).toHaveLength(1);
  });

  test('follows the meeting to its new day, also when it moves back again', async () => {
    const { harness, dana } = town;
    await change({ date: '2026-12-10' });
    await change({ date: '2026-12-03' });
    await change({ date: '2026-12-10' });
    await harness.advanceTo('2026-12-03T20:00');
    expect(titlesTo(town, dana)).not.toContain(reminder);
    await harness.advanceTo('2026-12-10T12:00');
    expect(titlesTo(town, dana).filter((one) => one === reminder)).toHaveLength(1);
  });

  test('does not come when the meeting is cancelled', async () => {
    const { harness, dana } = town;
    await cancel();
    await harness.advanceTo('2026-12-03T20:00');
    expect(titlesTo(town, dana)).toEqual(['Inställt: Höstmöte', 'Inställt: Höstmöte']);
  });

  test('can be answered', async () => {
    const { harness, dana } = town;
    await harness.advanceTo('2026-12-02T18:01');
    expect(newest(town, dana).card.title).toBe(reminder);
    const yes = await harness.press(dana, newest(town, dana), 'Ja');
    expect(readingOf(yes)).toContain('Sparat: ja');
  });
});

describe('reminders over a clock change', () => {
  test.each([
    ['2027-03-20T10:00', 'söndag 28 mars kl 18', '2027-03-27T17:59', '2027-03-27T18:01'],
    ['2027-10-23T10:00', 'söndag 31 oktober kl 18', '2027-10-30T17:59', '2027-10-30T18:01'],
  ])('%s: at the same time by the clock on the wall', async (start, day, before, after) => {
    town = await buildTown(start);
    const { harness, amina } = town;
    await inviteAll(town, `/mote Höstmöte, ${day}, Sätra bibliotek`);
    expect(readingOf(newest(town, amina))).toContain('kl. 18.00–20.00');
    await harness.advanceTo(before);
    expect(titlesTo(town, amina)).not.toContain(reminder);
    await harness.advanceTo(after);
    expect(titlesTo(town, amina)).toContain(reminder);
  });
});

describe('a meeting that moves', () => {
  beforeEach(async () => {
    town = await buildTown();
    await inviteAll(town);
  });

  test('is told to everybody who has not said no, with their answer kept', async () => {
    const { amina, bo, dana, harness } = town;
    await answer(amina, 'Ja');
    await answer(bo, 'Nej');
    await harness.advanceTo('2026-11-23T10:01');
    await change({ date: '2026-12-10', start: '17:30', end: '' });
    expect(newest(town, amina).card.title).toBe('Ny tid: Höstmöte');
    expect(readingOf(newest(town, amina))).toContain('torsdag 10 december kl. 17.30–19.30');
    expect(readingOf(newest(town, amina))).toContain('[✓ Ja]');
    expect(titlesTo(town, dana)).toContain('Ny tid: Höstmöte');
    expect(titlesTo(town, bo)).toHaveLength(1);
    await harness.advanceTo('2026-11-23T10:02');
    expect(readingOf(newest(town, bo))).toContain('torsdag 10 december');
  });

  test('says what has moved, with what was beside what is', async () => {
    const { dana } = town;
    await change({ place: 'Folkets hus' });
    expect(newest(town, dana).card.title).toBe('Ny plats: Höstmöte');
    expect(readingOf(newest(town, dana))).toContain('Ny plats: Folkets hus\nTidigare plats: Sätra bibliotek');
    expect(readingOf(newest(town, dana))).toContain('När: torsdag 3 december kl. 18.00–20.00');
    await change({ date: '2026-12-10', end: '', place: 'Sätra bibliotek' });
    expect(newest(town, dana).card.title).toBe('Ny tid och plats: Höstmöte');
    expect(readingOf(newest(town, dana))).toContain(
      'Ny tid: torsdag 10 december kl. 18.00–20.00\nTidigare tid: torsdag 3 december kl. 18.00–20.00\n' +
        'Ny plats: Sätra bibliotek\nTidigare plats: Folkets hus',
    );
  });

  test('is told to the coordinator with how many hear of it, and the card that counts follows', async () => {
    const { harness, samira } = town;
    const form = await harness.press(samira, newest(town, samira), 'Ändra');
    const done = await harness.submit(samira, form, { place: 'Folkets hus' });
    expect(done.kind).toBe('onlyYou');
    expect(readingOf(done)).toContain('4 inbjudna får veta att tiden eller platsen är ändrad');
    await harness.advanceTo('2026-11-23T10:01');
    expect(readingOf(newest(town, samira))).toContain('Var: Folkets hus');
  });

  test('twice in one night is told in the morning as one move, from what they knew', async () => {
    const { harness, dana } = town;
    await harness.advanceTo('2026-11-23T22:00');
    await change({ date: '2026-12-10', end: '' });
    await change({ date: '2026-12-11', end: '' });
    await harness.advanceTo('2026-11-24T08:01');
    expect(titlesTo(town, dana).filter((one) => one === 'Ny tid: Höstmöte')).toHaveLength(1);
    expect(readingOf(newest(town, dana))).toContain('Ny tid: fredag 11 december');
    expect(readingOf(newest(town, dana))).toContain('Tidigare tid: torsdag 3 december');
  });

  test('there and back in one night is not told', async () => {
    const { harness, samira, dana } = town;
    await harness.advanceTo('2026-11-23T22:00');
    await change({ place: 'Folkets hus' });
    const form = await harness.press(samira, newest(town, samira), 'Ändra');
    expect(readingOf(await harness.submit(samira, form, { place: 'Sätra bibliotek' }))).not.toContain(
      'får veta',
    );
    await harness.advanceTo('2026-11-24T10:00');
    expect(titlesTo(town, dana)).toHaveLength(1);
    expect(readingOf(newest(town, dana))).toContain('Var: Sätra bibliotek');
    expect(readingOf(newest(town, dana))).not.toContain('Tidigare');
  });

  test('an agenda that changes is shown on the cards without a message', async () => {
    const { harness, amina } = town;
    await change({ agenda: 'Vi pratar om lokaler' });
    await harness.advanceTo('2026-11-23T10:01');
    expect(titlesTo(town, amina)).toHaveLength(1);
    expect(readingOf(newest(town, amina))).toContain('Vi pratar om lokaler');
  });
});

describe('a meeting that is cancelled', () => {
  test('reaches everybody invited, with the reason, and nothing can be answered', async () => {
    town = await buildTown();
    await inviteAll(town);
    const { harness, amina, bo, cem, dana } = town;
    await answer(amina, 'Ja');
    await answer(bo, 'Nej');
    const before = newest(town, amina);
    await change({ place: 'Folkets hus' });
    expect(await cancel({ reason: 'Biblioteket är stängt.' })).toContain('4 inbjudna får veta det');
    for (const one of [amina, bo, cem, dana]) {
      expect(newest(town, one).card.title).toBe('Inställt: Höstmöte');
      expect(readingOf(newest(town, one))).toContain('Biblioteket är stängt.');
      expect(readingOf(newest(town, one))).not.toContain('Tidigare');
    }
    const late = await harness.press(amina, before, 'Nej');
    expect(late.kind).toBe('replace');
    expect(readingOf(late)).toContain('inget att svara på');
    expect(readingOf(late)).not.toContain('[Ja]');
  });

  test('twice, or by two at once, is told once', async () => {
    town = await buildTown();
    await inviteAll(town);
    const { harness, samira, jonas, dana } = town;
    const card = newest(town, samira);
    const one = await harness.press(samira, card, 'Ställ in');
    const two = await harness.press(jonas, card, 'Ställ in');
    await Promise.all([harness.submit(samira, one, {}), harness.submit(jonas, two, {})]);
    await harness.deliver();
    expect(titlesTo(town, dana).filter((title) => title.startsWith('Inställt'))).toHaveLength(1);
    expect(harness.sentTo(dana)).toHaveLength(2);
  });

  test('with less than a day left it is told at once, also at night', async () => {
    town = await buildTown();
    await inviteAll(town);
    const { harness, dana } = town;
    await harness.advanceTo('2026-12-02T22:30');
    await cancel();
    expect(newest(town, dana).card.title).toBe('Inställt: Höstmöte');
  });

  test('an invitation that still waits for the morning is never sent', async () => {
    town = await buildTown('2026-11-23T22:00');
    await inviteAll(town);
    const { harness, dana } = town;
    expect(await cancel()).toContain('ingen behöver få veta');
    await harness.advanceTo('2026-12-04T10:00');
    expect(harness.sentTo(dana)).toEqual([]);
    expect(await harness.em().count(Delivery, { status: 'waiting' })).toBe(0);
  });
});

describe('attendance', () => {
  beforeEach(async () => {
    town = await buildTown();
    await inviteAll(town);
  });

  async function askedAfterwards(): Promise<string[]> {
    const em = town.harness.em();
    const { id } = await em.findOneOrFail(Meeting, {});
    const people = await listForSurvey(em, id);
    const { amina, bo, cem, dana } = town;
    const all = [amina, bo, cem, dana];
    return people.map(({ personId }) => all.find((one) => one.id === personId)?.name ?? personId).sort();
  }

  test('nobody noted: those who said yes are asked afterwards', async () => {
    await answer(town.amina, 'Ja');
    await answer(town.bo, 'Kanske');
    expect(await askedAfterwards()).toEqual(['Amina']);
  });

  test('noted one by one, those who said yes came unless something else is said', async () => {
    const { harness, samira, amina, bo, dana } = town;
    await answer(amina, 'Ja');
    await answer(bo, 'Ja');
    await harness.advanceTo('2026-12-03T21:00');
    const listed = await harness.say(samira, '/mote');
    const card = await harness.press(samira, listed, 'Notera närvaro');
    expect(readingOf(card)).toContain('Amina, Hagsätra Folkdans (1 väntad)');
    const absent = await harness.press(samira, card, 'Kom inte');
    expect(readingOf(absent)).toContain('1 person kom');
    expect(await askedAfterwards()).toEqual(['Bo']);
    const other = await harness.press(samira, absent, 'Någon annan kom också');
    const more = await harness.submit(samira, other, { person: dana.id, comers: '2' });
    expect(readingOf(more)).toContain('3 personer kom');
    expect(await askedAfterwards()).toEqual(['Bo', 'Dana']);
    const overview = await harness.press(samira, await harness.say(samira, '/mote'), 'Visa');
    expect(readingOf(overview)).toContain('Har inte svarat: 1\n');
    const number = await harness.press(samira, more, 'Ändra antal');
    const four = await harness.submit(samira, number, { comers: '4' });
    expect(readingOf(four)).toContain('7 personer kom');
    expect(await askedAfterwards()).toEqual(['Amina', 'Bo', 'Dana']);
  });

  test('is reached by the title of the meeting, also in other letters, before and after it', async () => {
    const { harness, samira } = town;
    expect(readingOf(await harness.say(samira, '/mote HÖSTMÖTE'))).toContain('Bjud in fler');
    await harness.advanceTo('2026-12-03T21:00');
    expect(readingOf(await harness.say(samira, '/mote höstmöte'))).toContain('Notera närvaro');
    for (const other of ['/mote H_stmöte', '/mote Höstmöte 2']) {
      expect(await harness.say(samira, other)).toMatchObject({ kind: 'form' });
    }
  });

  test('is noted with one press for all, until all are noted', async () => {
    const { harness, samira, amina, bo } = town;
    await answer(amina, 'Ja');
    await answer(bo, 'Ja');
    await harness.advanceTo('2026-12-03T21:00');
    const card = await harness.press(samira, await harness.say(samira, '/mote'), 'Notera närvaro');
    expect(harness.button(card, 'Alla som tackade ja kom').style).toBe('primary');
    const noted = readingOf(await harness.press(samira, card, 'Alla som tackade ja kom'));
    expect(noted).toContain('2 personer kom');
    expect(noted).not.toContain('Alla som tackade ja kom');
    const overview = readingOf(await harness.press(samira, await harness.say(samira, '/mote'), 'Visa'));
    expect(overview).toMatch(/^Ja: 2 personer(?:, från \d+ aktör(?:er)?)?$/mu);
  });

  test('is not noted before the meeting, nor of one that was cancelled', async () => {
    const { harness, samira } = town;
    const { id } = await harness.em().findOneOrFail(Meeting, {});
    const press = () =>
      harness.act(samira, {
        kind: 'press',
        action: 'meeting.attendance',
        values: { meeting: id, skipped: 0 },
      });
    expect(readingOf(await press())).toContain('har inte varit än');
    await cancel();
    expect(readingOf(await press())).toContain('är inställt');
    expect(await askedAfterwards()).toEqual([]);
  });
});

describe('what nobody may', () => {
  test('a representative can press none of the coordinators’ buttons', async () => {
    town = await buildTown();
    await previewFor(town);
    await inviteAll(town);
    const { harness, samira, amina } = town;
    const card = newest(town, samira);
    for (const label of ['Ändra', 'Ställ in', 'Bjud in fler', 'Visa svar per aktör']) {
      const refused = await harness.press(amina, card, label);
      expect(readingOf(refused)).toContain('Det här kan du inte göra');
    }
  });
});
