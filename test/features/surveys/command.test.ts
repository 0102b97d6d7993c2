import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { Person } from '#entities/person.ts';
import { Survey } from '#entities/survey.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildMeeting, buildTown, type Town } from './town.ts';

let town: Town;
// Monday; the meeting below was on the Thursday before, too long ago for a survey by itself.
beforeEach(async () => {
  town = await buildTown('2026-12-07T10:00');
});
afterEach(() => town.harness.stop());

const thursday = { starts: '2026-12-03T15:00', ends: '2026-12-03T17:00' };

function held(title = 'Höstmöte') {
  const { amina, bo } = town;
  return buildMeeting(town, {
    ...thursday,
    title,
    replies: [
      [amina, 'yes'],
      [bo, 'yes'],
    ],
  });
}

describe('a coordinator', () => {
  it('reads how a survey comes about while there is none', async () => {
    const shown = await town.harness.say(town.samira, '/enkat');
    expect(shown.kind).toBe('onlyYou');
    expect(readingOf(shown)).toContain('ställ en fråga på en rad');
  });

  it('sends the survey of a meeting that has been, sees to how many, and sends it once', async () => {
    const { harness, samira, amina, bo } = town;
    await held();
    const offered = await harness.say(samira, '/ENKÄT höst');
    expect(readingOf(offered)).toContain('skickas till 2 personer från 1 aktör');
    expect(harness.button(offered, 'Skicka enkäten nu').confirm?.text).toContain('2 personer');
    const [sent, again] = await Promise.all([
      harness.press(samira, offered, 'Skicka enkäten nu'),
      harness.press(samira, offered, 'Skicka enkäten nu'),
    ]);
    const [late, first] = [readingOf(sent), readingOf(again)].sort();
    expect(first).toContain('Enkäten skickas till 2 personer');
    expect(late).toContain('Har svarat: 0 av 2');
    await harness.deliver();
    expect(await harness.em().count(Survey)).toBe(1);
    expect(harness.sentTo(amina)).toHaveLength(1);
    expect(harness.sentTo(bo)).toHaveLength(1);
  });

  it('lists surveys with how many have answered, and opens one', async () => {
    const { harness, samira, amina } = town;
    await held();
    await harness.press(samira, await harness.say(samira, '/enkat Höstmöte'), 'Skicka enkäten nu');
    await harness.deliver();
    const [question] = harness.sentTo(amina);
    if (question === undefined) throw new Error('Nothing was sent.');
    await harness.press(amina, question, '4');
    const listed = await harness.say(samira, 'enkät');
    expect(readingOf(listed)).toContain(
      '- Höstmöte (1 av 2 har svarat. Öppen till måndag 14 december kl. 10.00.)',
    );
    expect(readingOf(await harness.press(samira, listed, 'Visa svaren'))).toContain('Medelvärde 4 av 5');
  });

  it('is told when the survey comes by itself, while the meeting goes on', async () => {
    await buildMeeting(town, { title: 'Julmöte', starts: '2026-12-07T09:00', ends: '2026-12-07T11:00' });
    const shown = await town.harness.say(town.samira, '/enkat Julmöte');
    expect(readingOf(shown)).toContain('går ut av sig själv måndag 7 december kl. 13.00');
  });

  it('is told that a cancelled meeting has none, and one that nobody came to neither', async () => {
    const { harness, samira } = town;
    await buildMeeting(town, { ...thursday, title: 'Inställt', cancelled: true });
    await buildMeeting(town, { ...thursday, title: 'Tomt' });
    expect(readingOf(await harness.say(samira, '/enkat Inställt'))).toContain('ställdes in');
    expect(readingOf(await harness.say(samira, '/enkat Tomt'))).toContain('ingen närvaro är noterad');
  });

  it('chooses between meetings of the same name', async () => {
    const { harness, samira } = town;
    await held();
    await buildMeeting(town, { starts: '2026-10-01T15:00', ends: '2026-10-01T17:00' });
    const which = await harness.say(samira, '/enkat höstmöte');
    expect(readingOf(which)).toContain('Vilket möte menar du?');
    expect(readingOf(which)).toContain('tors 1 okt');
    expect(readingOf(await harness.press(samira, which, 'Välj'))).toContain('Enkät efter Höstmöte');
  });

  it.each(['Okänt', '👍', "'; drop table surveys; --", 'x '.repeat(20_000), '<!channel>'])(
    'is shown the meetings that have been when there is none called %.20s',
    async (typed) => {
      await held();
      const shown = await town.harness.say(town.samira, `/enkat ${typed}`);
      expect(readingOf(shown)).toContain('Menade du något av de här?\n- Höstmöte (tors 3 dec)');
      expect(readingOf(shown).length).toBeLessThan(300);
    },
  );

  it('gets no results once they are no coordinator any more', async () => {
    const { harness, samira } = town;
    await held();
    await harness.press(samira, await harness.say(samira, '/enkat Höstmöte'), 'Skicka enkäten nu');
    await harness.em().nativeUpdate(Person, { id: samira.id }, { roles: [] });
    await harness.deliver();
    expect(harness.sentTo(samira)).toHaveLength(0);
    expect(await harness.em().count(Delivery, { message: 'survey.resultsAtOnce', status: 'cancelled' })).toBe(
      1,
    );
  });
});

describe('a representative', () => {
  it('sees what they may still answer, and nobody else’s', async () => {
    const { harness, samira, amina, carl } = town;
    await held();
    await harness.press(samira, await harness.say(samira, '/enkat Höstmöte'), 'Skicka enkäten nu');
    const own = await harness.say(amina, '/enkat');
    expect(readingOf(own)).toContain('Du har inte svarat än. Det går till måndag 14 december kl. 10.00.');
    const opened = await harness.press(amina, own, 'Svara');
    expect(opened.kind).toBe('onlyYou');
    await harness.press(amina, opened, 'Lokaler');
    expect(readingOf(await harness.say(amina, '/enkat Höstmöte'))).toContain('Du har svarat.');
    const stolen = await harness.press(carl, own, 'Svara');
    expect(readingOf(stolen)).toContain('ställd till någon annan');
    expect(readingOf(await harness.say(carl, '/survey'))).toContain('inga enkäter att svara på just nu');
    await harness.advanceTo('2026-12-14T10:00');
    expect(readingOf(await harness.say(amina, '/enkat'))).toContain('inga enkäter att svara på just nu');
    expect(readingOf(await harness.press(amina, own, 'Svara'))).toContain('är stängd');
  });

  it('cannot see results or send anything by a button of somebody else’s', async () => {
    const { harness, samira, amina } = town;
    await held();
    const offered = await harness.say(samira, '/enkat Höstmöte');
    const refused = await harness.press(amina, offered, 'Skicka enkäten nu');
    expect(readingOf(refused)).toContain('bara föreningssamordnare');
    expect(await harness.em().count(Survey)).toBe(0);
  });
});
