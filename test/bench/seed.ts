import pg from 'pg';

/** How much stands in a database before it is measured. */
export interface Sizes {
  readonly organisations: number;
  readonly contacts: number;
  /** Representatives with an account each. */
  readonly people: number;
  readonly deliveries: number;
}

/** The Slack team that the measures speak from. */
export const team = 'T0BENCH';
/** The coordinators, who all may log. */
export const coordinators = 32;
/** The account of a coordinator, counted from 1. */
export const accountOf = (number: number) => `U0COORD${number}`;
/** The name of an organisation, counted from 1. */
export const organisationName = (number: number) => `Förening ${number} i Sätra`;

const uuidOf = (kind: string, number: number) => `${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
/** The one workspace. */
export const workspaceId = uuidOf('00000001', 1);
/** A coordinator. */
export const firstCoordinatorId = uuidOf('00000002', 1);
/** The id of a representative, counted from 1. */
export const personId = (number: number) => uuidOf('00000004', number);

/** SQL for an id that follows from its number, so that rows can point to each other without a look-up. */
export const idOf = (kind: string, number: string) =>
  `('${kind}-0000-7000-8000-' || lpad(${number}::text, 12, '0'))::uuid`;
const workspace = idOf('00000001', '1');
const coordinator = (number: string) => idOf('00000002', number);
const organisation = (number: string) => idOf('00000003', number);
const person = (number: string) => idOf('00000004', number);

/** Fills an empty database with one workspace at home in {@link team}, in a few statements. */
export async function seed(connectionString: string, sizes: Sizes): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements(sizes)) await client.query(statement);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

function statements({ organisations, contacts, people, deliveries }: Sizes): string[] {
  const series = (count: number) => `generate_series(1, ${count}) n`;
  return [
    `insert into workspaces (id, created_at, name, language, zone, demo, staff_from_hour, staff_to_hour,
        representative_from_hour, representative_to_hour, weekly_messages, quiet_after_days, rhythm_by_kind)
      values (${workspace}, now(), 'Hägersten', 'sv', 'Europe/Stockholm', false, 0, 24, 0, 24, 1000, 60, '{}')`,
    `insert into installations (id, created_at, platform, tenant, name)
      values (${idOf('00000005', '1')}, now(), 'slack', '${team}', 'Hägersten')`,
    `insert into homes (id, workspace_id, created_at, installation_id, is_whole)
      values (${idOf('00000006', '1')}, ${workspace}, now(), ${idOf('00000005', '1')}, true)`,
    `insert into people (id, workspace_id, created_at, name, search_name, roles, welcomed_at)
      select ${coordinator('n')}, ${workspace}, now(), 'Samordnare ' || n, 'samordnare ' || n, '{coordinator}', now()
      from ${series(coordinators)}`,
    `insert into accounts (id, workspace_id, created_at, person_id, platform, tenant, external_id)
      select ${idOf('00000007', 'n')}, ${workspace}, now(), ${coordinator('n')}, 'slack', '${team}', 'U0COORD' || n
      from ${series(coordinators)}`,
    `insert into organisations (id, workspace_id, created_at, name, search_name, kind, area, languages)
      select ${organisation('n')}, ${workspace}, now(), 'Förening ' || n || ' i Sätra', 'forening ' || n || ' i satra',
        'association', 'Sätra', '{}'
      from ${series(organisations)}`,
    `insert into people (id, workspace_id, created_at, name, search_name, roles, welcomed_at)
      select ${person('n')}, ${workspace}, now(), 'Person ' || n, 'person ' || n, '{representative}', now()
      from ${series(people)}`,
    `insert into accounts (id, workspace_id, created_at, person_id, platform, tenant, external_id)
      select ${idOf('00000008', 'n')}, ${workspace}, now(), ${person('n')}, 'slack', '${team}', 'U0REP' || n
      from ${series(people)}`,
    `insert into contacts (id, workspace_id, created_at, organisation_id, coordinator_id, happened_on, note, revision)
      select ${idOf('00000009', 'n')}, ${workspace}, now(), ${organisation(`(n % ${organisations} + 1)`)},
        ${coordinator(`(n % ${coordinators} + 1)`)}, current_date - n % 1000, 'Pratade om lokal.', 1
      from ${series(contacts)}`,
    `insert into audit_entries (id, workspace_id, created_at, person_id, verb, subject_id)
      select ${idOf('0000000a', 'n')}, ${workspace}, now(), ${coordinator(`(n % ${coordinators} + 1)`)}, 'contact.log',
        ${idOf('00000009', 'n')}
      from ${series(contacts)}`,
    `insert into deliveries (id, workspace_id, created_at, key, message, subject_id, person_id, urgency, audience,
        counts, status, wanted_at, due_at, attempts, turn, look_ups, touched, held, sent_at, platform, tenant,
        sent_conversation, sent_message)
      select ${idOf('0000000b', 'n')}, ${workspace}, now(), 'old ' || n, 'meeting.invitation',
        ${idOf('0000000c', 'n')}, ${person(`(n % ${Math.max(1, people)} + 1)`)}, 'normal', 'representative',
        true, 'sent', now() - interval '30 days', now() - interval '30 days', 1, 1, 0, false, false,
        now() - interval '30 days', 'slack', '${team}', 'D' || n, '1.' || n
      from ${series(deliveries)}`,
  ];
}
