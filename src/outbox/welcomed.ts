import type { Query, Statement } from './sql.ts';

const statement: Statement = {
  name: 'outbox-welcomed',
  text: 'select id, welcomed_at::text from people where id = any($1::uuid[]) and welcomed_at is not null',
};

/**
 * When each of some people was shown the notice; those who were not are missing. To be asked once a delivery to them is
 * claimed: from then on nobody else writes to them, while the claim itself may have begun before the message that
 * carried the notice was written down as sent.
 */
export async function findWelcomed(
  query: Query,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await query<{ id: string; welcomed_at: string }>(statement, [personIds]);
  return new Map(rows.map((one) => [one.id, one.welcomed_at]));
}
