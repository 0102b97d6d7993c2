import type { Context } from '#src/conversation/declarations/context.ts';
import { type Card, card, list, quiet, text } from '#src/conversation/elements/card.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import type { Key, Translate } from '#src/locales/translate.ts';
import { beginDraft } from './drafts.ts';
import { type NoPoll, pollLimits, pollQuestion, readPoll } from './poll-line.ts';
import { recipientsForm } from './sending.ts';

/** What was written after the command: becomes a draft and asks whom it is for, or says why it cannot be asked. */
export async function startPoll(given: Context, typed: string): Promise<Reply> {
  const read = readPoll(typed, given.now);
  if ('problem' in read) return reply.onlyYou(noPollCard(read.problem, typed, given.t));
  const draft = await beginDraft(given, {
    title: read.poll.question,
    introduction: null,
    voice: 'person',
    closesAt: read.poll.closesAt?.toUTC().toISO() ?? null,
    questions: [pollQuestion(read.poll)],
  });
  return reply.form(await recipientsForm(given, draft));
}

function noPollCard(problem: NoPoll, typed: string, t: Translate): Card {
  return card(
    t('surveys.poll.title'),
    text(t(`surveys.poll.problem.${problem}` satisfies Key, pollLimits)),
    list([{ text: t('surveys.poll.example') }], t('surveys.poll.how')),
    quiet(t('surveys.poll.typed', { text: typed })),
  );
}
