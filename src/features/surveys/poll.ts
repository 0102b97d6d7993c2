import { z } from 'zod';
import type { Context } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, list, quiet, text, warning } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { previewElements } from '#src/features/audiences/cards.ts';
import { chooseForm, keepSelection } from '#src/features/audiences/choose.ts';
import { type AudiencePurpose, audienceChoice, readAudienceForm } from '#src/features/audiences/forms.ts';
import { findAudience } from '#src/features/audiences/reads.ts';
import { emptySelection, type Selection } from '#src/features/audiences/rules.ts';
import type { Key, Translate } from '#src/locales/translate.ts';
import { takeDraft } from '#src/people/drafts.ts';
import { answerRefusedCard } from './ask-cards.ts';
import { makeSealedKey } from './ballots.ts';
import { type NoPoll, type Poll, pollLimits, pollQuestion, readPoll } from './poll-line.ts';
import { findResults } from './reads-results.ts';
import { resultsCard } from './results-cards.ts';
import { fewest } from './rules.ts';
import { sendQuestions } from './writes.ts';

/** What the form `survey.audience` submits. */
export const pollFormInput = z.object({ ...audienceChoice, typed: z.string() });

/** What was written after the command: asks whom it is for, or says why it cannot be asked. */
export async function startPoll(given: Context, typed: string): Promise<Reply> {
  const read = readPoll(typed);
  if ('problem' in read) return reply.onlyYou(noPollCard(read.problem, typed, given.t));
  return reply.form(await pollForm(given, typed));
}

function pollForm(given: Context, typed: string): Promise<Form> {
  return chooseForm(given, purposeOf(typed, given.t), emptySelection);
}

function purposeOf(typed: string, t: Translate): AudiencePurpose {
  return { form: 'survey.audience', title: t('surveys.poll.audience'), carried: { typed } };
}

function noPollCard(problem: NoPoll, typed: string, t: Translate): Card {
  return card(
    t('surveys.poll.title'),
    text(t(`surveys.poll.problem.${problem}` satisfies Key, pollLimits)),
    list([{ text: t('surveys.poll.example') }], t('surveys.poll.how')),
    quiet(t('surveys.poll.typed', { text: typed })),
  );
}

/** The question and whom it would reach, before it is sent. `first` is told before all else. */
export async function previewPoll(
  given: Context,
  typed: string,
  selection: Selection,
  first?: string,
): Promise<Card> {
  const { em, workspace, now, t } = given;
  const read = readPoll(typed);
  if ('problem' in read) return noPollCard(read.problem, typed, t);
  const audience = await findAudience(em, workspace, { selection, now });
  const draft = await keepSelection(given, purposeOf(typed, t), selection);
  const people = audience.reachable.length;
  const labels = { reached: t('surveys.poll.reached'), already: '' };
  const confirm = {
    title: t('surveys.send.confirmTitle'),
    text: t('surveys.send.confirmText', { count: people }),
    yes: t('surveys.send.yes'),
    no: t('surveys.send.no'),
  };
  const send = (label: Key, anonymous: boolean) =>
    people > 0 && button(t(label), 'survey.poll', { draft, people, anonymous }, { confirm });
  return card(
    read.poll.question,
    first !== undefined && warning(first),
    optionsElement(read.poll, t),
    ...previewElements(audience, labels, given),
    buttons(
      send('surveys.poll.send', false),
      send('surveys.anonymous.send', true),
      button(t('audiences.preview.change'), 'draft.open', { draft }),
    ),
    quiet(t('surveys.anonymous.offer', { count: fewest })),
  );
}

function optionsElement({ options }: Poll, t: Translate) {
  return options.length === 0
    ? text(t('surveys.poll.inWords'))
    : list(
        options.map((option) => ({ text: option })),
        t('surveys.poll.options'),
      );
}

/** Sends the question to those in the preview. Somebody new among them is shown first; a second press sends nothing. */
export async function sendPoll(
  given: Context,
  input: { readonly draft: string; readonly people: number; readonly anonymous: boolean },
): Promise<Reply> {
  const { em, workspace, person, now, vault, t } = given;
  const taken = await takeDraft(em, input.draft, person);
  if (taken === undefined)
    return reply.replace(card(t('surveys.poll.title'), text(t('surveys.poll.already'))));
  const typed = String(taken.form.carried['typed']);
  const read = readPoll(typed);
  if ('problem' in read) return reply.replace(noPollCard(read.problem, typed, t));
  const selection = readAudienceForm(taken.form);
  const { reachable } = await findAudience(em, workspace, { selection, now });
  if (reachable.length !== input.people) {
    return reply.replace(await previewPoll(given, typed, selection, t('audiences.preview.renewed')));
  }
  const sealed = input.anonymous ? { sealedKey: makeSealedKey(vault) } : {};
  const survey = await sendQuestions(
    em,
    {
      title: read.poll.question,
      coordinator: person,
      questions: [pollQuestion(read.poll)],
      asked: reachable,
    },
    { workspace, now, by: person, ...sealed },
  );
  const results = await findResults(em, survey);
  return reply.replace(
    results === undefined ? answerRefusedCard('gone', given) : resultsCard(results, given),
  );
}
