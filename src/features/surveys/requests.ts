import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { SurveyRequest } from '#entities/survey-request.ts';
import type { QuoteConsent } from '#entities/survey-response.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';
import type { QuestionView, SurveyView } from './reads.ts';

/** What one person was asked, and what they have answered so far, by question. */
export type RequestView = {
  readonly id: string;
  readonly personId: string;
  /** Whether they have answered anything, or sent their anonymous form. */
  readonly answered: boolean;
  readonly survey: SurveyView;
  readonly questions: readonly QuestionView[];
  /** By question; where organisations have one voice, their organisation's. */
  readonly answers: ReadonlyMap<string, string>;
  /** Free texts that they have written themselves, by question, and how they may be quoted. */
  readonly ownTexts: ReadonlyMap<string, QuoteConsent | null>;
  /** After a meeting, the organisation that they came for, where every person has a voice of their own. */
  readonly asRepresentativeOf: string | undefined;
  /** Set where they answer with one voice for an organisation. */
  readonly voice:
    | {
        readonly organisation: string;
        /** Whose answers stand now, but for their own. Nobody where it is anonymous. */
        readonly others: readonly string[];
      }
    | undefined;
  /** What they were asked for the other organisations that they speak for in the same survey. */
  readonly alsoFor: readonly OtherVoice[];
};

/** The same survey for another organisation that the same person speaks for. */
export type OtherVoice = {
  readonly request: string;
  readonly organisation: string;
  readonly answered: boolean;
};

/** An answer as it stands: whose request it was given on, which may be a colleague's. */
export type GivenAnswer = {
  readonly request: string;
  readonly question: string;
  readonly value: string;
  readonly quote: QuoteConsent | null;
};

/** A request as it was read: what it shows, and all that it is shown from. */
export type ReadRequest = {
  readonly row: RequestRow;
  readonly answers: readonly GivenAnswer[];
};

/** Instants as milliseconds of the epoch. */
type RequestRow = {
  readonly id: string;
  readonly personId: string;
  readonly answered: boolean;
  readonly survey: Omit<SurveyView, 'openedAt' | 'closesAt' | 'closedAt' | 'toldAt' | 'ledToAt'> & {
    readonly openedAtMs: number;
    readonly closesAtMs: number;
    readonly closedAtMs: number | null;
    readonly toldAtMs: number | null;
    readonly ledToAtMs: number | null;
  };
  readonly questions: readonly QuestionView[];
  readonly organisation: string | null;
  /** Whether the organisation has one voice. */
  readonly shared: boolean;
  /** Who shares the voice, with themselves. */
  readonly sharing: readonly { readonly request: string; readonly name: string }[];
  readonly alsoFor: readonly OtherVoice[];
};

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

// Requests share a voice when they are about one organisation that has one; otherwise each stands alone.
const sharingSql = `
    select a.id, a.person_id from asked a
    union
    select r.id, r.person_id from asked a join survey_requests r on r.organisation_id = a.organisation_id
    where a.shared and r.survey_id = a.survey_id`;

const askedSql = `
    select r.id, r.person_id, r.survey_id, r.organisation_id, r.answered_at is not null as answered,
      v.voice = 'organisation' and r.organisation_id is not null as shared
    from survey_requests r join surveys v on v.id = r.survey_id
    where r.id = $1::uuid and r.workspace_id = $2`;

const lockStatement: Statement = {
  name: 'survey-requests-lock',
  text: `
  with asked as (${askedSql}), sharing as (${sharingSql})
  select id from survey_requests where id in (select id from sharing) order by id for update`,
};

// Each answer to a poll of thousands reads this: one statement, prepared once, and no entities.
const readStatement: Statement = {
  name: 'survey-request-read',
  text: `
  with asked as (${askedSql}), sharing as (${sharingSql})
  select a.id, a.person_id as "personId", a.answered,
    jsonb_build_object('id', v.id, 'title', v.title, 'anonymous', v.anonymous, 'introduction', v.introduction,
      'voice', v.voice, 'ofMeeting', v.meeting_id is not null, 'openedAtMs', ${ms('v.opened_at')},
      'closesAtMs', ${ms('v.closes_at')}, 'closedAtMs', ${ms('v.closed_at')}, 'toldAtMs', ${ms('v.told_at')},
      'ledToAtMs', ${ms('v.led_to_at')}) as survey,
    coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'wording', q.wording, 'choices', q.choices)
      order by q.position) from survey_questions q where q.survey_id = a.survey_id), '[]') as questions,
    (select o.name from organisations o where o.id = a.organisation_id) as organisation, a.shared,
    (select jsonb_agg(jsonb_build_object('request', s.id, 'name', p.name) order by s.id)
      from sharing s join people p on p.id = s.person_id) as sharing,
    case when a.shared then coalesce((select jsonb_agg(jsonb_build_object('request', r.id, 'organisation', o.name,
        'answered', r.answered_at is not null) order by o.name, r.id)
      from survey_requests r join organisations o on o.id = r.organisation_id
      where r.survey_id = a.survey_id and r.person_id = a.person_id and r.id <> a.id), '[]') else '[]' end as "alsoFor",
    coalesce((select jsonb_agg(jsonb_build_object('request', s.request_id, 'question', s.question_id,
        'value', s.value, 'quote', s.quote))
      from survey_responses s where s.request_id in (select id from sharing)), '[]') as answers
  from asked a join surveys v on v.id = a.survey_id`,
};

/**
 * Locks a request with all that share its voice, in one order: taps at once, also by two who speak for the same
 * organisation, are kept one after the other. What is read afterwards is what the one before has left.
 */
export async function lockRequest(em: EntityManager, workspaceId: string, id: string): Promise<void> {
  await runStatement(em, lockStatement, [id, workspaceId]);
}

/** Reads a request; undefined when it is not there. What the ORM has not written yet is not seen. */
export async function readRequest(
  em: EntityManager,
  workspaceId: string,
  id: string,
): Promise<ReadRequest | undefined> {
  const [found] = await runStatement<RequestRow & Pick<ReadRequest, 'answers'>>(em, readStatement, [
    id,
    workspaceId,
  ]);
  if (found === undefined) return undefined;
  const { answers, ...row } = found;
  return { row, answers };
}

/** One person's request with their own answers; undefined when it is not there. */
export async function findRequest(
  em: EntityManager,
  workspaceId: string,
  id: string,
): Promise<RequestView | undefined> {
  const read = await readRequest(em, workspaceId, id);
  return read && viewRequest(read);
}

/**
 * What a person was asked in a survey; undefined when they were not. Of several organisations that they speak for, the
 * first that is `first`: still to be answered for, or answered for.
 */
export async function findRequestOf(
  em: EntityManager,
  workspaceId: string,
  asked: { readonly surveyId: string; readonly personId: string; readonly first: 'silent' | 'answered' },
): Promise<RequestView | undefined> {
  const requests = await em.find(
    SurveyRequest,
    { survey: asked.surveyId, person: asked.personId },
    { fields: ['answeredAt'], orderBy: { organisation: { name: 'asc' }, id: 'asc' } },
  );
  const wanted = asked.first === 'answered';
  const request = requests.find(({ answeredAt }) => Boolean(answeredAt) === wanted) ?? requests[0];
  return request === undefined ? undefined : findRequest(em, workspaceId, request.id);
}

/** What a request shows. */
export function viewRequest({ row, answers }: ReadRequest): RequestView {
  const { id, personId, questions, organisation, shared, alsoFor, sharing } = row;
  const speakers = new Set(answers.map(({ request }) => request));
  const own = answers.filter(({ request }) => request === id);
  return {
    id,
    personId,
    answered: row.answered,
    survey: viewSurveyRow(row.survey),
    questions,
    answers: new Map(answers.map(({ question, value }) => [question, value])),
    ownTexts: new Map(own.map(({ question, quote }) => [question, quote])),
    asRepresentativeOf: shared || !row.survey.ofMeeting ? undefined : (organisation ?? undefined),
    voice:
      organisation === null || !shared
        ? undefined
        : {
            organisation,
            others: sharing.flatMap(({ request, name }) =>
              request !== id && speakers.has(request) ? [name] : [],
            ),
          },
    alsoFor,
  };
}

function viewSurveyRow({
  openedAtMs,
  closesAtMs,
  closedAtMs,
  toldAtMs,
  ledToAtMs,
  ...survey
}: RequestRow['survey']): SurveyView {
  return {
    ...survey,
    openedAt: instantOf(openedAtMs),
    closesAt: instantOf(closesAtMs),
    closedAt: closedAtMs === null ? null : instantOf(closedAtMs),
    toldAt: toldAtMs === null ? null : instantOf(toldAtMs),
    ledToAt: ledToAtMs === null ? null : instantOf(ledToAtMs),
  };
}

function instantOf(atMs: number): DateTime {
  return DateTime.fromMillis(atMs, { zone: 'utc' });
}
