import type { SurveyContent, SurveyDraft } from '#entities/survey-draft.ts';
import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { previewElements } from '#src/features/audiences/cards.ts';
import { chooseForm } from '#src/features/audiences/choose.ts';
import { type Candidate, findAudience } from '#src/features/audiences/reads.ts';
import { emptySelection } from '#src/features/audiences/rules.ts';
import type { Key } from '#src/locales/translate.ts';
import { post } from '#src/outbox/post.ts';
import { makeSealedKey } from './ballots.ts';
import { closingLimits, problemOf } from './closing.ts';
import { closingButton, closingFact, draftCard, questionLine } from './draft-cards.ts';
import { lockSurveyDraft } from './drafts.ts';
import { surveyTrial } from './messages.ts';
import { fewest } from './rules.ts';
import { sentCard } from './sent-card.ts';
import { type Questions, sendQuestions } from './writes.ts';

/** Asks whom a draft is to be sent to. */
export function recipientsForm(given: Context, draft: SurveyDraft): Promise<Form> {
  const purpose = {
    form: 'survey.audience',
    title: given.t('surveys.poll.audience'),
    carried: { draft: draft.id },
  };
  return chooseForm(given, purpose, draft.selection ?? emptySelection);
}

/** A draft and whom it would reach, before it is sent. `first` is told before all else. */
export async function previewSending(given: Context, draft: SurveyDraft, first?: string): Promise<Card> {
  const { em, workspace, now, t } = given;
  const { content, id, revision } = draft;
  const selection = draft.selection ?? emptySelection;
  const audience = await findAudience(em, workspace, { selection, forEach: isForEach(content), now });
  const people = audience.reachable.length;
  const poll = content.questions.length === 1;
  const labels = { reached: t(poll ? 'surveys.poll.reached' : 'surveys.make.reached'), already: '' };
  const confirm = {
    title: t('surveys.send.confirmTitle'),
    text: t('surveys.send.confirmText', { count: people }),
    yes: t('surveys.send.yes'),
    no: t('surveys.send.no'),
  };
  const closing = problemOf(content.closesAt, now);
  const send = (label: Key, anonymous: boolean) =>
    people > 0 &&
    closing === undefined &&
    button(
      t(label),
      'survey.poll',
      { draft: id, revision, people, anonymous },
      { confirm, ...(anonymous ? {} : { style: 'primary' }) },
    );
  return card(
    content.title,
    first !== undefined && warning(first),
    closing !== undefined && warning(t(`surveys.closing.problem.${closing}`, closingLimits)),
    content.introduction !== null && text(content.introduction),
    questionsElement(content, given),
    ...previewElements(audience, labels, given),
    facts([t('surveys.voice.label'), t(`surveys.voice.${content.voice}`)], closingFact(draft, given)),
    buttons(
      send(poll ? 'surveys.poll.send' : 'surveys.make.send', false),
      send('surveys.anonymous.send', true),
      button(t('audiences.preview.change'), 'survey.recipients', { draft: id }),
      button(t(poll ? 'surveys.poll.change' : 'surveys.make.changeSurvey'), 'survey.draft', { draft: id }),
      closingButton(id, 'preview', given),
      button(t('surveys.make.trial'), 'survey.preview', { draft: id, how: 'send' }),
    ),
    quiet(t('surveys.anonymous.offer', { count: fewest })),
    content.voice === 'organisation' && quiet(t('surveys.voice.sealedOnce')),
  );
}

/** What is asked. A single question that is the title already is not said twice. */
function questionsElement({ title, questions }: SurveyContent, viewer: Viewer): CardElement {
  const lines = questions.map((question) => questionLine(question, viewer));
  const [only, ...others] = lines;
  return only !== undefined && others.length === 0 && only.text === title ? text(only.detail) : list(lines);
}

/** Sends a draft to whoever makes it, by the way their messages take, marked as a trial. */
export async function sendTrial(
  { em, workspace, person, now }: Pick<Context, 'em' | 'workspace' | 'person' | 'now'>,
  { id }: SurveyDraft,
): Promise<void> {
  await post(em, [
    {
      workspace,
      message: surveyTrial,
      key: `survey-trial:${id}:${person.id}:${now.toMillis()}`,
      subjectId: id,
      to: { person: person.id },
      dueAt: now,
      audience: 'staff',
    },
  ]);
}

/** What a button that sends has seen. */
export type Seen = {
  readonly draft: string;
  readonly revision: number;
  readonly people: number;
  readonly anonymous: boolean;
};

/**
 * Sends a draft to those in its preview. Somebody new among them, or a change of what is asked, is shown first; a
 * second press sends nothing.
 */
export async function sendDraft(given: Context, seen: Seen): Promise<Reply> {
  const { em, workspace, person, now, vault, t } = given;
  const draft = await lockSurveyDraft(em, seen.draft);
  if (draft === undefined) return reply.replace(alreadySentCard(given));
  const { content } = draft;
  if (content.questions.length === 0) {
    return reply.replace(draftCard(draft, given, t('surveys.make.problem.noQuestions')));
  }
  if (problemOf(content.closesAt, now) !== undefined)
    return reply.replace(await previewSending(given, draft));
  const selection = draft.selection ?? emptySelection;
  const { reachable } = await findAudience(em, workspace, { selection, forEach: isForEach(content), now });
  if (reachable.length !== seen.people || reachable.length === 0 || draft.revision !== seen.revision) {
    return reply.replace(await previewSending(given, draft, t('surveys.make.renewed')));
  }
  const sealed = seen.anonymous ? { sealedKey: makeSealedKey(vault) } : {};
  await sendQuestions(
    em,
    { ...content, coordinator: person, asked: reachable.flatMap(askedFor) },
    { workspace, now, by: person, ...sealed },
  );
  em.remove(draft);
  return reply.replace(sentCard(reachable.length, content.questions.length, given));
}

// With one voice for each organisation, whoever speaks for several is asked for all of them.
function isForEach({ voice }: SurveyContent): boolean {
  return voice === 'organisation';
}

function askedFor({ personId, organisationId, alsoFor }: Candidate): Questions['asked'] {
  return [organisationId, ...alsoFor].map((one) => ({ personId, organisationId: one }));
}

function alreadySentCard({ t }: Viewer): Card {
  return card(t('surveys.sent.already'), text(t('surveys.sent.see')));
}
