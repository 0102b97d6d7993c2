import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { Delivery, type DeliveryStatus } from '#entities/delivery.ts';
import { pausedReason } from './post.ts';
import { workspaceOf } from './workspace-of.ts';

/** How it stands with all deliveries about one subject. */
export interface Fates {
  /** Those being sent are counted as waiting. */
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
  readonly cancelled: number;
  /** When the first of those that wait is due; undefined when none waits. */
  readonly nextAt: DateTime | undefined;
  /** Of those waiting and cancelled: how many because their reader has paused. */
  readonly paused: number;
  /** Names of those who have an account in a chat and could not be written to there, and got it by mail. */
  readonly mailed: readonly string[];
  /** The name of the person (or channel) not reached, and the code of the reason; the name is undefined when they no longer exist. */
  readonly failures: readonly { readonly person: string | undefined; readonly reason: string }[];
}

/** Whether somebody has got one of these messages about a subject, or is about to. */
export async function isTold(
  em: EntityManager,
  {
    person,
    subjectId,
    messages,
  }: { readonly person: string; readonly subjectId: string; readonly messages: readonly string[] },
): Promise<boolean> {
  const status: DeliveryStatus[] = ['waiting', 'sending', 'sent'];
  return (
    (await em.count(Delivery, {
      person,
      subjectId,
      message: { $in: [...messages] },
      status: { $in: status },
    })) > 0
  );
}

/**
 * Counts the deliveries about some subjects, of one declared message or of all, and names whom they did not reach.
 * What is told about failures is not counted.
 */
export async function listFates(
  em: EntityManager,
  subjectId: string | readonly string[],
  message?: string,
): Promise<Fates> {
  const rows = await em.execute<
    {
      status: DeliveryStatus;
      reason: string | null;
      recipient: string | null;
      mailed: boolean;
      count: string;
      dueAtMs: number | null;
    }[]
  >(
    `select d.status, case when d.status = 'failed' or d.reason = 'paused' then d.reason end as reason,
      case when d.status = 'failed' or m.mailed then coalesce(p.name, c.name) end as recipient, m.mailed,
      count(*) as count,
      (extract(epoch from min(d.due_at) filter (where d.status = 'waiting')) * 1000)::float8 as "dueAtMs"
    from deliveries d left join people p on p.id = d.person_id left join conversations c on c.id = d.conversation_id
      cross join lateral (select d.status = 'sent' and d.platform = 'mail' and exists (
        select 1 from accounts a where a.person_id = d.person_id and a.platform <> 'browser') as mailed) m
    where d.workspace_id = ? and d.subject_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
      and d.message = coalesce(?, d.message) and d.message <> 'deliveries.failed'
    group by 1, 2, 3, 4 order by 3, 2`,
    [workspaceOf(em), JSON.stringify([subjectId].flat()), message ?? null],
  );
  const count = (...statuses: readonly DeliveryStatus[]) =>
    rows.filter((row) => statuses.includes(row.status)).reduce((sum, row) => sum + Number(row.count), 0);
  const due = rows.flatMap(({ dueAtMs }) => dueAtMs ?? []);
  return {
    nextAt: due.length === 0 ? undefined : DateTime.fromMillis(Math.min(...due), { zone: 'utc' }),
    waiting: count('waiting', 'sending'),
    sent: count('sent'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    paused: rows
      .filter(({ status, reason }) => status !== 'failed' && reason === pausedReason)
      .reduce((sum, row) => sum + Number(row.count), 0),
    mailed: rows.flatMap(({ mailed, recipient }) => (mailed && recipient !== null ? [recipient] : [])),
    failures: rows
      .filter((row) => row.status === 'failed')
      .map((row) => ({ person: row.recipient ?? undefined, reason: row.reason ?? 'fault' })),
  };
}

// What messages can be about that has a title. What is sent about an invitation is about its meeting.
const titleStatement = `
  select m.title from meetings m where m.workspace_id = ? and m.id in (
    select ?::uuid union all select i.meeting_id from invitations i where i.id = ?)
  union all select s.title from surveys s where s.workspace_id = ? and s.id = ?
  union all select n.title from information_messages n where n.workspace_id = ? and n.id = ?
  union all select r.matter from referrals r where r.workspace_id = ? and r.id = ?`;

/** What a subject of deliveries is called: the meeting, the survey, the information or what was referred; undefined where it has no title. */
export async function findTitle(em: EntityManager, subjectId: string): Promise<string | undefined> {
  const workspace = workspaceOf(em);
  const of = [workspace, subjectId];
  const [found] = await em.execute<{ title: string }[]>(titleStatement, [
    workspace,
    subjectId,
    subjectId,
    ...of,
    ...of,
    ...of,
  ]);
  return found?.title;
}

/** One line of what was sent to whom. */
export interface ListedDelivery {
  readonly id: string;
  readonly message: string;
  readonly subjectId: string;
  readonly recipient: string | undefined;
  readonly status: DeliveryStatus;
  /** When it was sent, or is due. */
  readonly at: DateTime;
  readonly reason: string | undefined;
}

/** What was, or shall be, sent to whom, newest first: about one subject, or in the whole workspace. */
export async function listDeliveries(
  em: EntityManager,
  asked: { readonly subjectId?: string; readonly limit: number },
): Promise<ListedDelivery[]> {
  const rows = await em.execute<
    {
      id: string;
      message: string;
      subjectId: string;
      recipient: string | null;
      status: DeliveryStatus;
      atMs: number;
      reason: string | null;
    }[]
  >(
    `select d.id, d.message, d.subject_id as "subjectId", coalesce(p.name, c.name) as recipient, d.status,
      (extract(epoch from coalesce(d.sent_at, d.due_at)) * 1000)::float8 as "atMs", d.reason
    from deliveries d left join people p on p.id = d.person_id left join conversations c on c.id = d.conversation_id
    where d.workspace_id = ? ${asked.subjectId === undefined ? '' : 'and d.subject_id = ?'}
    order by d.id desc limit ?`,
    [workspaceOf(em), ...(asked.subjectId === undefined ? [] : [asked.subjectId]), asked.limit],
  );
  return rows.map(({ atMs, recipient, reason, ...row }) => ({
    ...row,
    recipient: recipient ?? undefined,
    at: DateTime.fromMillis(atMs, { zone: 'utc' }),
    reason: reason ?? undefined,
  }));
}
