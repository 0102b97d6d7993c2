import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { touch } from '#src/outbox/post.ts';
import { can } from '#src/people/can.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';
import type { QuestionView } from './reads.ts';
import { lockRequest, type ReadRequest, type RequestView, readRequest, viewRequest } from './requests.ts';
import { isClosed, readAnswer, withPart } from './rules.ts';

/** One answer on its way: to which question, on whose request, and what was tapped or typed. */
export type Answering = {
  readonly request: string;
  readonly question: string;
  readonly typed: string;
  /** Where several can be chosen: whether this one shall be among them. The same tap twice says the same thing. */
  readonly on?: boolean | undefined;
};

/** What became of an answer, with the request as it stands now. */
export type Answered =
  | { readonly ok: true; readonly request: RequestView }
  | { readonly ok: false; readonly reason: 'gone' }
  | {
      readonly ok: false;
      readonly reason: 'notYours' | 'closed' | 'notUnderstood' | 'tooLong' | 'notNumber' | 'empty';
      readonly request: RequestView;
    };

// Of the answers to one question on requests that share a voice, this one is left; that they have answered is noted.
const keepStatement: Statement = {
  name: 'survey-answer-keep',
  text: `
  with gone as (
    delete from survey_responses where question_id = $4::uuid and request_id = any($5::uuid[])
      and ($7::text is null or request_id <> $3::uuid)
  ), kept as (
    insert into survey_responses (id, workspace_id, created_at, request_id, question_id, value)
    select $1::uuid, $2::uuid, $6::timestamptz, $3::uuid, $4::uuid, $7::text where $7::text is not null
    on conflict (request_id, question_id) do update set value = excluded.value
  )
  update survey_requests set answered_at = case when $8::boolean then $6::timestamptz end
  where id = any($5::uuid[]) and workspace_id = $2::uuid and (answered_at is null) = $8::boolean`,
};

/**
 * Keeps one answer in the place of the one before, as long as the survey is open; an emptied text takes the answer
 * back. Only the one who was asked may answer. Where organisations have one voice, the one before may be a colleague's.
 */
export async function saveAnswer(
  em: EntityManager,
  { request: requestId, question: questionId, typed, on = true }: Answering,
  {
    workspace,
    person,
    now,
  }: {
    readonly workspace: Pick<Workspace, 'id'>;
    readonly person: Person;
    readonly now: DateTime;
  },
): Promise<Answered> {
  // Two statements that go out together: what the second reads is what the first has waited for.
  const [, read] = await Promise.all([
    lockRequest(em, workspace.id, requestId),
    readRequest(em, workspace.id, requestId),
  ]);
  if (read === undefined) return { ok: false, reason: 'gone' };
  const request = viewRequest(read);
  const refuse = (reason: Exclude<Extract<Answered, { ok: false }>['reason'], 'gone'>) =>
    ({ ok: false, reason, request }) as const;
  if (!can(person, 'answerFor', request)) return refuse('notYours');
  if (isClosed(request.survey, now)) return refuse('closed');
  // Anonymous answers are sealed, all at once, or not kept at all.
  if (request.survey.anonymous) return refuse('notUnderstood');
  const question = request.questions.find(({ id }) => id === questionId);
  if (question === undefined) return refuse('notUnderstood');
  const before = request.answers.get(question.id);
  const value =
    question.kind === 'several' ? withPart(question, before ?? '', typed, on) : readAnswer(question, typed);
  if (value === undefined) return refuse(notTaken(question.kind));
  if (value === '' && before === undefined) {
    // Taking away what is not chosen is done already.
    return question.kind === 'several' ? { ok: true, request } : refuse('empty');
  }
  const after = withAnswer(read, question, value);
  await runStatement(em, keepStatement, [
    randomUUIDv7(),
    workspace.id,
    requestId,
    question.id,
    read.row.sharing.map((one) => one.request),
    now.toUTC().toISO(),
    value === '' ? null : value,
    after.row.answered,
  ]);
  await touch(em, request.survey.id);
  return { ok: true, request: viewRequest(after) };
}

/** A request once an answer is kept on it; an empty one is taken back. */
function withAnswer({ row, answers }: ReadRequest, question: QuestionView, value: string): ReadRequest {
  const same = answers.find((one) => one.question === question.id && one.request === row.id);
  const rest = answers.filter((one) => one.question !== question.id);
  const own = { request: row.id, question: question.id, value, quote: same?.quote ?? null };
  const all = value === '' ? rest : [...rest, own];
  return { row: { ...row, answered: all.length > 0 }, answers: all };
}

function notTaken(kind: QuestionView['kind']) {
  if (kind === 'text') return 'tooLong';
  return kind === 'number' ? 'notNumber' : 'notUnderstood';
}
