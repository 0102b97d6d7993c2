import pg from 'pg';
import { firstCoordinatorId, idOf, personId, team, workspaceId } from './seed.ts';

/** The one survey that is asked. */
export const surveyId = '0000000d-0000-7000-8000-000000000001';
/** Where the card that counts its answers stands in Slack. */
export const standing = { conversation: 'D0CARD', message: '1.1' } as const;

/** How it is asked, and what has been answered. */
interface SurveySizes {
  /** Representatives who are asked; they must be there. */
  readonly asked: number;
  /** The first so many of them have answered every question. */
  readonly answered: number;
  /** The kinds of its questions, in order. */
  readonly kinds: readonly ('scale' | 'nps' | 'choice' | 'number' | 'text')[];
}

const question = (number: string) => idOf('0000000e', number);
const request = (number: string) => idOf('0000000f', number);

/** The id of a question, counted from 1. */
export const questionId = (number: number) => personId(number).replace('00000004', '0000000e');
/** What a representative was asked, counted from 1. */
export const requestId = (number: number) => personId(number).replace('00000004', '0000000f');

const choices = JSON.stringify(
  ['måndag', 'torsdag', 'lördag'].map((sv, index) => ({ value: String(index + 1), sv, en: sv })),
);

// What somebody gives as their answer follows from their number, so that every value occurs.
const values: Readonly<Record<SurveySizes['kinds'][number], string>> = {
  scale: '(n % 5 + 1)::text',
  nps: '(n % 11)::text',
  choice: '(n % 3 + 1)::text',
  number: '(n % 200)::text',
  text: "'Mer tid att prata med varandra, och någonstans att ses på kvällarna. ' || n",
};

/** Fills a database that {@link seed} has filled with one open survey, its sent messages and the card that counts. */
export async function seedSurvey(databaseUrl: string, sizes: SurveySizes): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements(sizes)) await client.query(statement);
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

function statements({ asked, answered, kinds }: SurveySizes): string[] {
  const [workspace, coordinator, survey] = [workspaceId, firstCoordinatorId, surveyId].map(
    (id) => `'${id}'::uuid`,
  );
  const sent = `'normal', 'representative', true, 'sent', now(), now(), 1, 1, 0, false, false, now(), 'slack', '${team}'`;
  const delivery = `insert into deliveries (id, workspace_id, created_at, key, message, subject_id, person_id, urgency,
    audience, counts, status, wanted_at, due_at, attempts, turn, look_ups, touched, held, sent_at, platform, tenant,
    sent_conversation, sent_message)`;
  return [
    `insert into surveys (id, workspace_id, created_at, title, voice, coordinator_id, opened_at, closes_at, anonymous,
        revision)
      values (${survey}, ${workspace}, now(), 'Vad tycker ni?', 'person', ${coordinator}, now(),
        now() + interval '7 days', false, 1)`,
    ...kinds.map(
      (
        kind,
        index,
      ) => `insert into survey_questions (id, workspace_id, created_at, survey_id, position, kind, wording, choices)
        values ('${questionId(index + 1)}', ${workspace}, now(), ${survey}, ${index}, '${kind}',
          '{"sv": "Fråga ${index + 1}?", "en": "Question ${index + 1}?"}', '${kind === 'choice' ? choices : '[]'}')`,
    ),
    `insert into survey_requests (id, workspace_id, created_at, survey_id, person_id, organisation_id, answered_at)
      select ${request('n')}, ${workspace}, now(), ${survey}, ${idOf('00000004', 'n')},
        (select id from organisations order by id offset n % 100 limit 1), case when n <= ${answered} then now() end
      from generate_series(1, ${asked}) n`,
    ...kinds.map(
      (
        kind,
        index,
      ) => `insert into survey_responses (id, workspace_id, created_at, request_id, question_id, value)
        select ${idOf(`0000001${index}`, 'n')}, ${workspace}, now(), ${request('n')}, ${question(String(index + 1))},
          ${values[kind]}
        from generate_series(1, ${answered}) n`,
    ),
    `${delivery}
      select ${idOf('00000021', 'n')}, ${workspace}, now(), 'survey-ask:' || n, 'survey.ask', ${survey},
        ${idOf('00000004', 'n')}, ${sent}, 'D' || n, '2.' || n
      from generate_series(1, ${asked}) n`,
    `${delivery}
      values (${idOf('00000022', '1')}, ${workspace}, now(), 'survey-results', 'survey.results', ${survey},
        ${coordinator}, ${sent}, '${standing.conversation}', '${standing.message}')`,
    `insert into messages (id, workspace_id, created_at, delivery_id, subject_id, wanted_revision, rendered_revision,
        next_edit_at, notice)
      values (${idOf('00000023', '1')}, ${workspace}, now(), ${idOf('00000022', '1')}, ${survey}, 1, 1, now(), false)`,
  ];
}
