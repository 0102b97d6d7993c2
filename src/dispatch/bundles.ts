import type { Context } from '#src/conversation/declarations/context.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';

const withOthersStatement: Statement = {
  name: 'deliveries-with-others',
  text: `
  select exists (
    select from deliveries carrier join deliveries carried on carried.bundle_id = carrier.id
    where carrier.workspace_id = $1 and carrier.person_id = $2 and carrier.status = 'sent' and carrier.counts
      and carrier.bundle_id is null and carrier.sent_conversation = $3 and carrier.sent_message = $4
  ) as "withOthers"`,
};

/**
 * Whether a message to somebody carries several things at once, because they had had their messages of the week. An
 * answer about one of them must not take the place of the others.
 */
export async function standsWithOthers(
  { em, workspace, person }: Context,
  { conversation, message }: MessageReference,
): Promise<boolean> {
  const asked = [workspace.id, person.id, conversation, message];
  const [found] = await runStatement<{ withOthers: boolean }>(em, withOthersStatement, asked);
  return found?.withOthers === true;
}
