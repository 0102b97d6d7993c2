import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Account } from '#entities/account.ts';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildTown, inviteAll, newest, previewFor, type Town } from './town.ts';

let town: Town;

beforeEach(async () => {
  town = await buildTown();
  await inviteAll(town);
});

afterEach(async () => {
  await town.harness.stop();
});

async function answerOf(person: Person): Promise<Invitation> {
  return town.harness.em().findOneOrFail(Invitation, { person: person.id });
}

const save = 'Spara antal och önskemål';

describe('answering', () => {
  test('the invitation says what, when, where and who convenes', () => {
    const reading = readingOf(newest(town, town.amina));
    expect(reading).toContain('Ni i Hagsätra Folkdans är välkomna.');
    expect(reading).toContain('När: torsdag 3 december kl. 18.00–20.00');
    expect(reading).toContain('Var: Sätra bibliotek');
    expect(reading).toContain('Sammankallar: Samira');
    expect(reading).toContain('[Ja] [Kanske] [Nej]');
  });

  test('each press is saved, shown as chosen, and the last one wins until the meeting starts', async () => {
    const { harness, amina } = town;
    const card = newest(town, amina);
    const yes = await harness.press(amina, card, 'Ja');
    expect(yes.kind).toBe('replace');
    expect(readingOf(yes)).toContain('Sparat: ja, 1 kommer.');
    expect(readingOf(yes)).toContain('[✓ Ja] [Kanske] [Nej]');
    await harness.press(amina, card, 'Ja');
    expect(await answerOf(amina)).toMatchObject({ reply: 'yes', comers: 1 });
    expect(readingOf(await harness.press(amina, card, 'Nej'))).toContain('Sparat: nej');
    await harness.advanceTo('2026-12-03T17:59');
    await harness.press(amina, card, 'Kanske');
    expect(await answerOf(amina)).toMatchObject({ reply: 'maybe' });
  });

  test('pressed five times at once it is saved once, without a fault', async () => {
    const { harness, amina } = town;
    const card = newest(town, amina);
    const all = await Promise.all(
      ['Ja', 'Nej', 'Kanske', 'Ja', 'Ja'].map((one) => harness.press(amina, card, one)),
    );
    expect(all.map(({ kind }) => kind)).toEqual(Array(5).fill('replace'));
  });

  test('how many come and what they need is saved together', async () => {
    const { harness, amina } = town;
    const yes = await harness.press(amina, newest(town, amina), 'Ja');
    const wishes = ' tolk på somaliska ';
    const three = await harness.press(amina, yes, save, { comers: '3', wishes });
    expect(readingOf(three)).toContain('ja, 3 kommer');
    expect(readingOf(three)).toContain('Sparat önskemål: tolk på somaliska');
    expect(await answerOf(amina)).toMatchObject({ reply: 'yes', comers: 3, wishes: 'tolk på somaliska' });
    await harness.press(amina, three, save, { comers: '3', wishes: '' });
    expect((await answerOf(amina)).wishes).toBeNull();
  });

  test.each([
    ['inte ett tal', 'tolk'],
    ['3', 'å'.repeat(1_001)],
  ])('nothing typed is lost when it cannot be saved: %s', async (comers, wishes) => {
    const { harness, amina } = town;
    const yes = await harness.press(amina, newest(town, amina), 'Ja');
    const wrong = await harness.press(amina, yes, save, { comers, wishes });
    if (wrong.kind !== 'replace') throw new Error('Nothing was replaced');
    const fields = wrong.card.elements.flatMap((one) => (one.kind === 'input' ? one.fields : []));
    expect(fields.find(({ name }) => name === 'wishes')).toMatchObject({ value: wishes });
    expect(await answerOf(amina)).toMatchObject({ comers: 1, wishes: null });
  });

  test.each(['många', '0', '-2', '1.5', '501', ''])(
    '%s people is not a number that can be saved',
    async (comers) => {
      const { harness, amina } = town;
      const yes = await harness.press(amina, newest(town, amina), 'Ja');
      expect(readingOf(await harness.press(amina, yes, save, { comers }))).toContain('gick inte att läsa');
      expect(await answerOf(amina)).toMatchObject({ comers: 1 });
    },
  );

  test('somebody else can neither answer nor look', async () => {
    const { harness, amina, bo, samira } = town;
    const yes = await harness.press(amina, newest(town, amina), 'Ja');
    for (const other of [bo, samira]) {
      for (const [label, typed] of [
        ['Nej', {}],
        [save, { comers: 'x' }],
      ] as const) {
        const refused = await harness.press(other, yes, label, typed);
        expect(refused.kind).toBe('onlyYou');
        expect(readingOf(refused)).toContain('någon annans');
        expect(readingOf(refused)).not.toContain('Hagsätra');
      }
    }
    expect(await answerOf(amina)).toMatchObject({ reply: 'yes' });
  });

  test('once it has begun nothing is saved, and the card is replaced', async () => {
    const { harness, amina } = town;
    const card = newest(town, amina);
    await harness.press(amina, card, 'Ja');
    await harness.advanceTo('2026-12-03T18:00');
    const late = await harness.press(amina, card, 'Nej');
    expect(late.kind).toBe('replace');
    expect(readingOf(late)).toContain('Mötet har börjat');
    expect(readingOf(late)).not.toContain('[Ja]');
    expect(await answerOf(amina)).toMatchObject({ reply: 'yes' });
  });

  test('when it is full a yes is refused kindly, and a maybe is open', async () => {
    const { harness, amina, bo } = town;
    const em = harness.em();
    await em.nativeUpdate(Meeting, {}, { capacity: 3 });
    const yes = await harness.press(amina, newest(town, amina), 'Ja');
    await harness.press(amina, yes, save, { comers: '3' });
    const full = await harness.press(bo, newest(town, bo), 'Ja');
    expect(readingOf(full)).toContain('tyvärr fullt');
    expect(await answerOf(bo)).toMatchObject({ reply: null });
    await harness.press(bo, full, 'Kanske');
    await harness.press(amina, yes, save, { comers: '2' });
    expect(readingOf(await harness.press(bo, full, 'Ja'))).toContain('Sparat: ja');
    const more = await harness.press(amina, yes, save, { comers: '3' });
    expect(readingOf(more)).toContain('bara 2 platser');
  });

  test('when four take the last seat at once, one gets it', async () => {
    const { harness, amina, bo, cem, dana } = town;
    await harness.em().nativeUpdate(Meeting, {}, { capacity: 1 });
    const all = [amina, bo, cem, dana];
    await Promise.all(all.map((one) => harness.press(one, newest(town, one), 'Ja')));
    expect(await harness.em().count(Invitation, { reply: 'yes' })).toBe(1);
  });

  test('/mote shows one’s own invitations, to be answered there; the message follows', async () => {
    const { harness, amina } = town;
    const own = await harness.say(amina, 'möte');
    expect(readingOf(own)).toContain('Du har inte svarat än');
    const answered = await harness.press(amina, own, 'Ja');
    expect(readingOf(answered)).toContain('Ditt svar: Ja');
    await harness.advanceTo('2026-11-23T10:01');
    expect(readingOf(newest(town, amina))).toContain('[✓ Ja]');
  });
});

describe('the coordinators’ card', () => {
  test('counts live, with wishes and fates', async () => {
    const { harness, samira, amina, bo, cem } = town;
    const card = newest(town, samira);
    expect(readingOf(card)).toContain('Har inte svarat: 4');
    const yes = await harness.press(amina, newest(town, amina), 'Ja');
    await harness.press(amina, yes, save, { comers: '3', wishes: 'tolk' });
    await harness.press(bo, newest(town, bo), 'Kanske');
    await harness.press(cem, newest(town, cem), 'Nej');
    await harness.advanceTo('2026-11-23T10:01');
    const reading = readingOf(newest(town, samira));
    expect(reading).toContain('Ja: 3 personer kommer, från 1 aktör');
    expect(reading).toContain('Kanske: 1\nNej: 1\nHar inte svarat: 1');
    expect(reading).toContain('4 skickade, 0 väntar, 0 kom inte fram');
    expect(reading).toContain('Hagsätra Folkdans (tolk)');
    const answers = await harness.press(samira, card, 'Visa svar per aktör');
    expect(readingOf(answers)).toContain('Hagsätra Folkdans (3 kommer');
  });

  test('counts the invitations as they go out, without waiting for the minute', async () => {
    await town.harness.stop();
    town = await buildTown();
    const { harness, samira, dana } = town;
    await harness.press(samira, await previewFor(town), 'Skicka inbjudan till 4 personer');
    const em = harness.em();
    const invitation = await em.findOneOrFail(Invitation, { person: dana.id });
    const hers = { message: 'meeting.invitation', subjectId: invitation.id };
    await em.nativeUpdate(Delivery, hers, { dueAt: harness.now.plus({ seconds: 20 }) });
    await harness.deliver();
    const standing = newest(town, samira);
    expect(readingOf(standing)).toContain('1 väntar');
    await harness.advanceTo('2026-11-23T10:00:30');
    expect(readingOf(standing)).toContain('4 skickade, 0 väntar');
  });

  test('follows what becomes of the invitations, and rests when nothing more is sent', async () => {
    const { harness, samira } = town;
    const card = newest(town, samira);
    await harness
      .em()
      .nativeUpdate(
        Delivery,
        { message: 'meeting.invitation' },
        { sentAt: harness.now.plus({ minutes: 1 }) },
      );
    await harness.advanceTo('2026-11-23T10:02');
    await harness.runJob('meeting.recount');
    await harness.deliver();
    expect(card.edits).toBe(1);
    expect(readingOf(card)).toContain('4 skickade, 0 väntar');
    await harness.advanceTo('2026-11-23T10:05');
    await harness.runJob('meeting.recount');
    await harness.deliver();
    expect(card.edits).toBe(1);
  });

  test('an invitation given up late is seen on the card within a minute', async () => {
    await town.harness.stop();
    town = await buildTown();
    const { harness, samira, dana } = town;
    await harness.press(samira, await previewFor(town), 'Skicka inbjudan till 4 personer');
    const em = harness.em();
    const invitation = await em.findOneOrFail(Invitation, { person: dana.id });
    const hers = { message: 'meeting.invitation', subjectId: invitation.id };
    await em.nativeUpdate(Delivery, hers, { dueAt: harness.now.plus({ hours: 1 }) });
    await harness.deliver();
    const standing = newest(town, samira);
    await em.nativeDelete(Account, { person: dana.id });
    await em.nativeUpdate(Person, { id: dana.id }, { email: null });
    await harness.advanceTo('2026-11-23T10:30');
    await em.nativeUpdate(Delivery, hers, { dueAt: harness.now.minus({ hours: 1 }) });
    await harness.deliver();
    await harness.runJob('meeting.recount');
    await harness.deliver();
    const card = readingOf(standing);
    expect(card).toContain('3 skickade, 0 väntar, 1 kom inte fram');
    expect(card).toContain('Inbjudan kom inte fram till\n- Dana');
    expect(card).toContain('Påminn 3 som inte har svarat');
    const told = harness.sentTo(samira).map(readingOf);
    expect(told).toContainEqual(expect.stringContaining('1 meddelande kom inte fram\nDet gällde Höstmöte.'));
  });

  test('those who have not answered are asked once more, at most once a day', async () => {
    const { harness, samira, amina, bo } = town;
    await harness.press(amina, newest(town, amina), 'Ja');
    const card = newest(town, samira);
    await harness.advanceTo('2026-11-24T10:00');
    const [first, second] = await Promise.all([
      harness.press(samira, card, 'Påminn 3 som inte har svarat'),
      harness.press(samira, card, 'Påminn 3 som inte har svarat'),
    ]);
    const told = [readingOf(first), readingOf(second)];
    expect(told.filter((one) => one.includes('redan påmints'))).toHaveLength(1);
    expect(told.filter((one) => one.includes('3 personer får frågan en gång till'))).toHaveLength(1);
    await harness.deliver();
    expect(readingOf(newest(town, samira))).not.toContain('Påminn');
    expect(harness.sentTo(amina)).toHaveLength(1);
    expect(harness.sentTo(bo).map((one) => one.card.title)).toEqual([
      'Inbjudan: Höstmöte',
      'Kommer ni? Höstmöte',
    ]);
  });
});
