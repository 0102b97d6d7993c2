import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { questionKinds } from '#entities/survey-question.ts';
import { Workspace } from '#entities/workspace.ts';
import type { WholeLanguage } from '#src/conversation/answer.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import { Harness } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

/** Everything that was shown to anybody while a story was told. */
export interface Story {
  readonly cards: readonly Card[];
  readonly forms: readonly Form[];
}

const hostile = '<!channel> </script><b>x</b> "citat" & *fet* \u2067אב\u2069 🦔';

const words = {
  sv: {
    contact: '/kontakt Hagsätra Folkdans: träffade styrelsen igår, behöver lokal #lokal',
    match: '/matcha Hagsätra Folkdans + Sätra Kulturförening: gemensam barndag',
    meeting: '/mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek',
    poll: '/enkat Vilken dag passar? måndag; torsdag',
    ask: '/enkat Vad saknar ni?',
    refer: 'hanvisa Hagsätra Folkdans till Sätra Kulturförening: lokal på torsdagar, senast 15 december',
    unknownBody: '/bryggan hanvisa Hagsätra Folkdans till Xylofonkontoret: lokal',
    lists: [
      'hjälp',
      '/mote',
      '/enkat',
      '/matcha',
      '/bryggan behov',
      '/bryggan visa Hagsätra Folkdans',
      '/bryggan oversikt',
      'min dag',
      '/bryggan koppla',
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
    poll: '/survey Which day suits you? Monday; Thursday',
    ask: '/survey What do you lack?',
    refer: 'refer Hagsätra Folkdans to Sätra Kulturförening: premises on Thursdays, by 15 December',
    unknownBody: '/bryggan refer Hagsätra Folkdans to Xylofonkontoret: premises',
    lists: [
      'help',
      '/meeting',
      '/survey',
      '/match',
      '/bryggan needs',
      '/bryggan show Hagsätra Folkdans',
      '/bryggan digest',
      'my day',
      '/bryggan connect',
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
  // All that is told goes out in one week.
  (await em.findOneOrFail(Workspace, workspace.id)).weeklyMessages = 20;
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
  const needs = await harness.say(samira, said.lists[4]);
  const need = await harness.press(samira, needs, t('organisations.needs.more'));
  await harness.press(samira, need, t('organisations.needs.drop'));
  await harness.press(samira, needs, t('contacts.whoCanHelp'));
  await playReferrals(harness, { samira, leyla, bo }, said, t);
  await playMaking(harness, { samira, leyla, bo }, said.lists[2], t);
  await playPoll(harness, { samira, leyla }, said.poll, t);
  await playTelling(harness, { samira, leyla, bo }, said, t);

  await harness.advanceTo('2026-12-03T20:30');
  await harness.advanceTo('2026-12-04T09:00', 'survey.open');
  const survey = harness.sentTo(leyla).at(-1);
  if (survey === undefined) throw new Error('No survey came.');
  await harness.press(leyla, survey, '4');
  await harness.advanceTo('2026-12-12T09:00', 'survey.remind', 'survey.close');
  for (const line of said.lists) await harness.say(leyla, line);
  await playQuiet(harness, samira, said.lists, t);
}

type People = Readonly<Record<'samira' | 'leyla' | 'bo', Person>>;

/** Dialogues go quiet and are told of; one is put off, logged and given a rhythm of its own. */
async function playQuiet(
  harness: Harness,
  samira: Person,
  lists: (typeof words)[WholeLanguage]['lists'],
  t: Translate,
): Promise<void> {
  await harness.em().nativeUpdate(Organisation, {}, { lastContactOn: '2026-06-01' });
  await harness.advanceTo('2026-12-14T10:00', 'dialogue.nudge');
  const told = harness.sentTo(samira).at(-1);
  if (told === undefined) throw new Error('Nobody was told of a quiet dialogue.');
  await harness.press(samira, told, t('dialogue.log'));
  const put = await harness.press(samira, told, t('dialogue.snooze'));
  await harness.press(samira, put, t('contacts.undo'));
  const day = await harness.say(samira, lists[7]);
  const beside = await harness.press(samira, day, t('dialogue.snooze'));
  await harness.press(samira, beside, t('contacts.undo'));
  const rhythm = await harness.press(samira, await harness.say(samira, lists[5]), t('dialogue.change'));
  await harness.submit(samira, rhythm, { days: '30', until: '2027-01-11' });
  const settings = await harness.say(samira, '/bryggan installningar');
  const kinds = await harness.press(samira, settings, t('dialogue.kinds.button'));
  await harness.submit(samira, kinds, { association: '30', congregation: '365' });
}

/** Something is referred to somebody who takes it, to somebody who does not, and to a body that nobody knew. */
async function playReferrals(
  harness: Harness,
  { samira, bo }: People,
  { refer, unknownBody }: Pick<(typeof words)[WholeLanguage], 'refer' | 'unknownBody'>,
  t: Translate,
): Promise<void> {
  const newestTo = (person: Person) => {
    const newest = harness.sentTo(person).at(-1);
    if (newest === undefined) throw new Error(`Nothing came to ${person.name}.`);
    return newest;
  };
  const line = `/bryggan ${refer}`;
  const command = line.split(' ').slice(0, 2).join(' ');
  await harness.say(samira, command);
  const sent = await harness.say(samira, line);
  await harness.press(samira, sent, t('referrals.press.change'));
  await harness.press(samira, sent, t('referrals.press.quiet', { name: 'Hagsätra Folkdans' }));
  await harness.deliver();
  await harness.press(bo, newestTo(bo), t('referrals.answer.accepted'));
  const done = await harness.press(bo, newestTo(bo), t('referrals.answer.done'));
  await harness.press(bo, done, t('referrals.ask.save'), { comment: `${hostile} ${'Å'.repeat(450)}` });
  await harness.deliver();
  await harness.say(samira, line);
  await harness.deliver();
  const declined = await harness.press(bo, newestTo(bo), t('referrals.answer.declined'));
  await harness.press(bo, declined, t('referrals.ask.save'), { instead: 'Xylofonkontoret' });
  await harness.deliver();
  await harness.press(samira, newestTo(samira), t('referrals.press.on'));
  const withdrawn = await harness.say(samira, line);
  await harness.deliver();
  await harness.press(samira, withdrawn, t('referrals.press.withdraw'));
  await harness.deliver();
  const ended = await harness.say(samira, line);
  const why = await harness.press(samira, ended, t('referrals.press.end'));
  await harness.say(samira, command);
  await harness.submit(samira, why, { outcome: hostile });
  const unknown = await harness.say(samira, unknownBody);
  const adding = t('referrals.addBody', { typed: 'Xylofonkontoret' });
  await harness.press(samira, unknown, adding);
  await harness.press(samira, unknown, adding);
}

/** A survey is made from nothing, tried, sent to organisations with one voice each, and answered. */
async function playMaking(
  harness: Harness,
  { samira, leyla, bo }: People,
  command: string,
  t: Translate,
): Promise<void> {
  const templates = await harness.press(samira, await harness.say(samira, command), t('surveys.make.new'));
  let draft = await harness.press(samira, templates, t('surveys.template.empty.choose'));
  const add = async (question: Readonly<Record<string, string>>) =>
    harness.submit(samira, await harness.press(samira, draft, t('surveys.make.add')), question);
  await add({ wording: 'X', kind: 'choice', options: 'a' });
  for (const kind of questionKinds) {
    const chosen = kind === 'choice' || kind === 'several';
    const options = chosen ? [...Array(10)].map((_, index) => `${hostile} ${index}`).join('\n') : '';
    draft = await add({ wording: `${hostile} ${'Ä'.repeat(200)} ${kind}?`, kind, options });
  }
  const heading = await harness.press(samira, draft, t('surveys.make.changeHeading'));
  const introduction = `${hostile} ${'Vi frågar. '.repeat(80)}`;
  draft = await harness.submit(samira, heading, { title: hostile, introduction, voice: 'organisation' });
  await harness.press(samira, draft, t('surveys.make.otherTemplate'));
  draft = await harness.press(samira, draft, t('surveys.make.trial'));
  await harness.deliver();
  // So many and so long questions stand on three pages.
  let trial = await harness.press(samira, draft, t('surveys.make.preview'));
  trial = await harness.press(samira, trial, t('surveys.ask.nextPage'));
  trial = await harness.press(samira, trial, t('surveys.ask.nextPage'));
  const tried = await harness.press(samira, trial, t('surveys.ask.save'), { text: hostile.repeat(20) });
  await harness.press(samira, tried, t('surveys.ask.saveNumber'), { text: 'x' });
  const form = await harness.press(samira, tried, t('surveys.trial.anonymous'));
  if (form.kind !== 'form') throw new Error('No form was shown.');
  await harness.submit(samira, form, { [form.form.fields[0]?.name ?? '']: '4' });
  const recipients = await harness.press(samira, draft, t('surveys.make.toRecipients'));
  const preview = await harness.submit(samira, recipients, { who: 'all' });
  await harness.press(samira, preview, t('surveys.make.send'));
  await harness.press(samira, preview, t('surveys.make.send'));
  await harness.deliver();
  for (const person of [leyla, bo]) {
    const asked = harness.sentTo(person).at(-1);
    if (asked === undefined) throw new Error('No survey came.');
    let answered = await harness.press(person, asked, '4');
    answered = await harness.press(person, answered, t('surveys.ask.nextPage'));
    answered = await harness.press(person, answered, t('surveys.ask.nextPage'));
    const long = { text: 'Ä'.repeat(2_000) };
    answered = await harness.press(person, answered, t('surveys.ask.save'), long);
    const refused = await harness.press(person, answered, t('surveys.ask.saveNumber'), { text: 'ca 12' });
    await harness.press(person, refused, t('surveys.refused.change'));
  }
}

/** A question in one line, sent anonymously; its draft is looked at and taken away in its copy. */
async function playPoll(
  harness: Harness,
  { samira, leyla }: Pick<People, 'samira' | 'leyla'>,
  line: string,
  t: Translate,
): Promise<void> {
  const form = await harness.say(samira, line);
  const preview = await harness.submit(samira, form, { people: [leyla.id] });
  await harness.press(samira, preview, t('surveys.anonymous.send'));
  await harness.deliver();
  const copy = await harness.submit(samira, await harness.say(samira, line), { people: [leyla.id] });
  const draft = await harness.press(samira, copy, t('surveys.poll.change'));
  await harness.press(samira, draft, t('surveys.make.discard'));
  await harness.press(samira, draft, t('surveys.make.add'));
}

/** A question in words: one answers and may be quoted, one is reminded; all are told what came out, and what it led to. */
async function playTelling(
  harness: Harness,
  { samira, leyla, bo }: People,
  { ask, lists }: Pick<(typeof words)[WholeLanguage], 'ask' | 'lists'>,
  t: Translate,
): Promise<void> {
  const newestTo = (person: Person) => {
    const newest = harness.sentTo(person).at(-1);
    if (newest === undefined) throw new Error(`Nothing came to ${person.name}.`);
    return newest;
  };
  const form = await harness.say(samira, ask);
  const preview = await harness.submit(samira, form, { people: [leyla.id, bo.id] });
  await harness.press(samira, preview, t('surveys.poll.send'));
  await harness.deliver();
  const written = await harness.press(leyla, newestTo(leyla), t('surveys.ask.save'), { text: hostile });
  await harness.press(leyla, written, t('surveys.quote.named'));
  const results = await harness.press(samira, await harness.say(samira, lists[2]), t('surveys.list.show'));
  const whom = await harness.press(samira, results, t('surveys.remind.open'));
  await harness.press(samira, whom, t('surveys.remind.send', { count: 1 }));
  await harness.deliver();
  if (!JSON.stringify(newestTo(bo).card).includes(t('surveys.ask.remind').slice(0, 12)))
    throw new Error('No reminder came.');
  await harness.press(samira, results, t('surveys.end.button'));
  await harness.runJob('survey.close');
  await harness.deliver();
  const closed = newestTo(samira);
  const came = await harness.press(samira, closed, t('surveys.tell.open'));
  await harness.press(samira, came, t('surveys.tell.send', { count: 2 }));
  await harness.deliver();
  const mine = await harness.press(leyla, newestTo(leyla), t('surveys.told.mine'));
  await harness.press(leyla, mine, t('surveys.quote.no'));
  const writing = await harness.press(samira, closed, t('surveys.ledTo.open'));
  const led = await harness.submit(samira, writing, { text: `${hostile} ${'Vi ses. '.repeat(200)}` });
  await harness.press(samira, led, t('surveys.tell.send', { count: 2 }));
  await harness.deliver();
}
