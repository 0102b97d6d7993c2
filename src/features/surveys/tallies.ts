import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import type { QuoteConsent } from '#entities/survey-response.ts';

/** What is counted: the workspace is given, since statements are not filtered by it. */
export interface Counted {
  readonly id: string;
  readonly workspace: { readonly id: string };
  readonly anonymous: boolean;
  readonly voice: 'person' | 'organisation';
}

/** How many gave one value as the answer to one question; of free texts all are counted together, under `null`. */
export interface CountedAnswer {
  readonly question: string;
  readonly value: string | null;
  readonly count: number;
}

// Whatever a survey has come to is counted by the database: it may have a hundred thousand answers.
const answersOf = {
  open: 'survey_responses',
  anonymous: 'anonymous_answers',
} as const;

function tableOf({ anonymous }: Counted) {
  return anonymous ? answersOf.anonymous : answersOf.open;
}

/** Counts the answers to each question. */
export async function countAnswers(em: EntityManager, survey: Counted): Promise<CountedAnswer[]> {
  return em.execute<CountedAnswer[]>(
    `select q.id as question, case when q.kind <> 'text' then r.value end as value, count(*)::int as count
    from survey_questions q join ${tableOf(survey)} r on r.question_id = q.id
    where q.survey_id = ? and q.workspace_id = ? group by 1, 2`,
    [survey.id, survey.workspace.id],
  );
}

/** A free text with who wrote it, unless it is anonymous. */
export interface WrittenAnswer {
  readonly value: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly quote: QuoteConsent | null;
}

/** Some free texts to a question, the oldest first; anonymous ones by their random ids, which is the same on every page. */
export async function listWritten(
  em: EntityManager,
  survey: Counted,
  {
    question,
    skipped,
    limit,
  }: { readonly question: string; readonly skipped: number; readonly limit: number },
): Promise<WrittenAnswer[]> {
  const values = [question, survey.workspace.id, skipped, limit];
  if (survey.anonymous) {
    return em.execute<WrittenAnswer[]>(
      `select value, null as name, null as organisation, case when quotable then 'unnamed' end as quote
      from anonymous_answers where question_id = ? and workspace_id = ? order by id offset ? limit ?`,
      values,
    );
  }
  return em.execute<WrittenAnswer[]>(
    `select s.value, p.name, o.name as organisation, s.quote
    from (select * from survey_responses where question_id = ? and workspace_id = ? order by id offset ? limit ?) s
      join survey_requests r on r.id = s.request_id join people p on p.id = r.person_id
      left join organisations o on o.id = r.organisation_id
    order by s.id`,
    values,
  );
}

/** How many voices were asked, and how many of them have not been heard. */
export async function countVoices(
  em: EntityManager,
  survey: Counted,
): Promise<{ readonly asked: number; readonly silent: number }> {
  const voice = survey.voice === 'organisation' ? 'distinct coalesce(organisation_id, person_id)' : '*';
  const [row] = await em.execute<{ asked: number; silent: number }[]>(
    `select count(${voice})::int as asked, (count(${voice}) filter (where answered_at is null))::int as silent
    from survey_requests where survey_id = ? and workspace_id = ?`,
    [survey.id, survey.workspace.id],
  );
  return row ?? { asked: 0, silent: 0 };
}

/** An organisation none of whose people has answered, or not all; or somebody asked for themselves, who has no `people`. */
export interface SilentGroup {
  readonly name: string;
  readonly people: readonly string[] | null;
}

/** Who has not answered, by organisation, in the order in which they were asked; `groups` counts all of them. */
export async function listSilent(
  em: EntityManager,
  survey: Counted,
  limit: number,
): Promise<{ readonly groups: number; readonly shown: readonly SilentGroup[] }> {
  const rows = await em.execute<(SilentGroup & { groups: number })[]>(
    `with silent as (
      select id, person_id, organisation_id from survey_requests
      where survey_id = ? and workspace_id = ? and answered_at is null
    ), grouped as (
      select organisation_id, case when organisation_id is null then person_id end as alone, min(id::text) as first,
        array_agg(person_id) as people
      from silent group by 1, 2
    ), shown as (
      select *, count(*) over ()::int as groups from grouped order by first limit ?
    )
    select s.groups, coalesce(o.name, (select name from people where id = s.alone)) as name,
      case when o.id is not null then
        (select array_agg(p.name order by p.name) from people p where p.id = any(s.people)) end as people
    from shown s left join organisations o on o.id = s.organisation_id
    order by s.first`,
    [survey.id, survey.workspace.id, limit],
  );
  return { groups: rows[0]?.groups ?? 0, shown: rows };
}

/** What became of what was sent to those asked: each person counts once, by the best that became of anything. */
export interface CountedReach {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  readonly cancelled: number;
}

// A reminder that arrived makes up for questions that did not.
const best = `
  select distinct on (d.person_id) d.person_id, d.status, d.reason from deliveries d
  where d.subject_id = ? and d.workspace_id = ? and d.message in ('survey.ask', 'survey.remind')
  order by d.person_id, array_position(array['sent', 'sending', 'waiting', 'failed', 'cancelled'], d.status)`;

/** Counts how many of those asked the questions have reached. */
export async function countReach(em: EntityManager, survey: Counted): Promise<CountedReach> {
  const [row] = await em.execute<CountedReach[]>(
    `select (count(*) filter (where status = 'sent'))::int as sent,
      (count(*) filter (where status in ('sending', 'waiting')))::int as waiting,
      (count(*) filter (where status = 'failed'))::int as failed,
      (count(*) filter (where status = 'cancelled'))::int as cancelled
    from (${best}) best`,
    [survey.id, survey.workspace.id],
  );
  return row ?? { sent: 0, waiting: 0, failed: 0, cancelled: 0 };
}

/** Whom the questions did not reach, and the code of the reason; the first `limit` by name. */
export async function listNotReached(
  em: EntityManager,
  survey: Counted,
  limit: number,
): Promise<{ readonly name: string; readonly reason: string }[]> {
  return em.execute<{ name: string; reason: string }[]>(
    `select coalesce(p.name, '') as name, coalesce(b.reason, 'fault') as reason
    from (${best}) b left join people p on p.id = b.person_id
    where b.status = 'failed' order by 1 limit ?`,
    [survey.id, survey.workspace.id, limit],
  );
}

/** Of those whom the questions reached by one channel, how many answered after so many reminders; `null`: not yet. */
export interface CountedRate {
  /** Undefined for those not reached. */
  readonly channel: string | null;
  readonly reminders: number | null;
  readonly count: number;
}

/** Counts who answered when, by the channel that the questions came by. An anonymous survey has none of this. */
export async function countRates(em: EntityManager, survey: Counted): Promise<CountedRate[]> {
  if (survey.anonymous) return [];
  return em.execute<CountedRate[]>(
    `with sent as (
      select person_id, message, platform, sent_at from deliveries
      where subject_id = ? and workspace_id = ? and status = 'sent' and message in ('survey.ask', 'survey.remind')
    ), people as (
      select person_id, min(answered_at) as answered_at from survey_requests
      where survey_id = ? and workspace_id = ? group by 1
    ), asked as (
      select r.answered_at, (array_agg(s.platform order by s.sent_at))[1] as channel,
        count(*) filter (where s.message = 'survey.remind' and s.sent_at <= r.answered_at) as reminders
      from people r left join sent s on s.person_id = r.person_id
      group by r.person_id, r.answered_at
    )
    select channel, case when answered_at is not null then reminders::int end as reminders, count(*)::int as count
    from asked group by 1, 2`,
    [survey.id, survey.workspace.id, survey.id, survey.workspace.id],
  );
}

/** Somebody who has answered, with their answers by question. */
export interface Answerer {
  readonly name: string;
  readonly organisation: string | null;
  readonly answeredAt: DateTime;
  readonly answers: Readonly<Record<string, { readonly value: string; readonly quote: QuoteConsent | null }>>;
}

/** Everybody who has answered an open survey, in the order in which they were asked. An anonymous one has nobody to list. */
export async function listAnswerers(em: EntityManager, survey: Counted): Promise<Answerer[]> {
  if (survey.anonymous) return [];
  const rows = await em.execute<(Omit<Answerer, 'answeredAt'> & { answeredAtMs: number })[]>(
    `select p.name, o.name as organisation,
      (extract(epoch from coalesce(r.answered_at, r.created_at)) * 1000)::float8 as "answeredAtMs",
      s.answers
    from survey_requests r
      join (
        select request_id, jsonb_object_agg(question_id, jsonb_build_object('value', value, 'quote', quote)) as answers
        from survey_responses where question_id in (select id from survey_questions where survey_id = ?)
        group by 1
      ) s on s.request_id = r.id
      join people p on p.id = r.person_id left join organisations o on o.id = r.organisation_id
    where r.survey_id = ? and r.workspace_id = ? order by r.id`,
    [survey.id, survey.id, survey.workspace.id],
  );
  return rows.map(({ answeredAtMs, ...row }) => ({
    ...row,
    answeredAt: DateTime.fromMillis(answeredAtMs, { zone: 'utc' }),
  }));
}
