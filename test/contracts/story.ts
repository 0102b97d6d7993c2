import type { WholeLanguage } from '#src/conversation/answer.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { translator } from '#src/locales/translate.ts';
import { Harness } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

/** Everything that was shown to anybody while a story was told. */
export interface Story {
  readonly cards: readonly Card[];
  readonly forms: readonly Form[];
}

const words = {
  sv: {
    contact: '/kontakt Hagsätra Folkdans: träffade styrelsen igår, behöver lokal #lokal',
    match: '/matcha Hagsätra Folkdans + Sätra Kulturförening: gemensam barndag',
    meeting: '/mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek',
    lists: [
      'hjälp',
      '/mote',
      '/enkat',
      '/matcha',
      '/bryggan behov',
      '/bryggan visa Hagsätra Folkdans',
      '/bryggan oversikt',
      '/bryggan roller',
      '/bryggan installningar',
      '/kontakt',
      '/kontakt Okända Föreningen: hej',
      '/bryggan xyz',
    ],
  },
  en: {
    contact: '/contact Hagsätra Folkdans: met the board yesterday, they need premises #premises',
    match: '/match Hagsätra Folkdans + Sätra Kulturförening: a day for children',
    meeting: '/meeting Autumn meeting, Thursday 3 December at 6 pm, Sätra library',
    lists: [
      'help',
      '/meeting',
      '/survey',
      '/match',
      '/bryggan needs',
      '/bryggan show Hagsätra Folkdans',
      '/bryggan digest',
      '/bryggan roles',
      '/bryggan settings',
      '/contact',
      '/contact Unknown Society: hello',
      '/bryggan xyz',
    ],
  },
} as const;

/** Tells the main line in one language: contact, matching, meeting, answers, reminder, survey, digest. */
export async function tellStory(language: WholeLanguage): Promise<Story> {
  const harness = await Harness.start('2026-11-30T09:00');
  try {
    await play(harness, language);
    const cards = [
      ...harness.answered.flatMap((answer) => ('card' in answer ? [answer.card] : [])),
      ...harness.sent.map((standing) => standing.card),
    ];
    const forms = harness.answered.flatMap((answer) => ('form' in answer ? [answer.form] : []));
    return { cards, forms };
  } finally {
    await harness.stop();
  }
}

async function play(harness: Harness, language: WholeLanguage): Promise<void> {
  const t = translator(language);
  const said = words[language];
  const em = harness.em();
  const { workspace } = harness;
  const samira = await buildPerson(em, workspace, {
    name: 'Samira',
    roles: ['administrator', 'coordinator'],
    language,
  });
  const leyla = await buildPerson(em, workspace, {
    name: 'Leyla',
    roles: ['representative'],
    language,
    new: true,
  });
  const bo = await buildPerson(em, workspace, { name: 'Bo', roles: ['representative'], language });
  await buildOrganisation(em, workspace, {
    name: 'Hagsätra Folkdans',
    area: 'Hagsätra',
    representatives: [leyla],
  });
  await buildOrganisation(em, workspace, {
    name: 'Sätra Kulturförening',
    area: 'Sätra',
    representatives: [bo],
  });

  const logged = await harness.say(samira, said.contact);
  await harness.press(samira, logged, t('contacts.change'));
  await harness.press(samira, logged, t('contacts.whoCanHelp'));
  await harness.say(samira, said.match);

  const planned = await harness.say(samira, said.meeting);
  const audience = await harness.press(samira, planned, t('meetings.planned.invite'));
  const preview = await harness.submit(samira, audience, { who: 'all' });
  await harness.press(samira, preview, t('meetings.preview.send', { count: 2 }));
  await harness.deliver();
  const invitation = harness.sentTo(leyla).at(-1);
  if (invitation === undefined) throw new Error('No invitation came.');
  await harness.press(leyla, invitation, t('meetings.reply.yes'));
  for (const line of said.lists) await harness.say(samira, line);

  await harness.advanceTo('2026-12-03T20:30');
  await harness.advanceTo('2026-12-04T09:00', 'survey.open');
  const survey = harness.sentTo(leyla).at(-1);
  if (survey === undefined) throw new Error('No survey came.');
  await harness.press(leyla, survey, '4');
  await harness.advanceTo('2026-12-12T09:00', 'survey.remind', 'survey.close');
  for (const line of said.lists) await harness.say(leyla, line);
}
