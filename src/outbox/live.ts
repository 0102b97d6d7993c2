import type { DateTime } from 'luxon';
import type { Platform } from '#src/conversation/incoming.ts';
import type { Address, SendResult } from '#src/conversation/messenger.ts';
import { bundleOf } from './bundle.ts';
import { compose } from './compose.ts';
import type { DeliverTools } from './outcomes.ts';
import { type PersonRow, readerOf, type WorkspaceRow } from './reader.ts';
import { editPauseMs } from './settle.ts';
import { type Statement, sqlInstant } from './sql.ts';

/** What became of an edit: `passed` when there was nothing to do now. */
export type EditOutcome = 'edited' | 'silent' | 'waits' | 'removed' | 'passed';

// A broken edit is tried again by itself, however often: the newest state is all that counts.
const retryMs = 30_000;

interface Behind {
  readonly id: string;
  readonly wantedRevision: number;
  readonly notice: boolean;
  /** The delivery whose message it is; another than its own when it was bundled. */
  readonly deliveryId: string;
  readonly platform: Platform;
  readonly tenant: string;
  readonly sentConversation: string;
  readonly sentMessage: string;
  readonly workspace: WorkspaceRow;
  readonly person: PersonRow | null;
  /** Milliseconds of the epoch until which a gate is closed. */
  readonly closedUntil: number | null;
}

/** Takes a message whose turn has come; a pause begins here, so that two workers cannot both edit. $2 now, $3 pause. */
const takeStatement: Statement = {
  name: 'outbox-take-live',
  text: `
  with taken as (
    update messages set next_edit_at = $3
    where id = $1 and wanted_revision > rendered_revision and next_edit_at <= $2::timestamptz
    returning id, delivery_id, wanted_revision, notice
  )
  select m.id, m.wanted_revision as "wantedRevision", m.notice, d.id as "deliveryId", d.platform, d.tenant,
    d.sent_conversation as "sentConversation", d.sent_message as "sentMessage", to_jsonb(w) as workspace,
    case when p.id is null then null else to_jsonb(p) end as person,
    (select (extract(epoch from max(g.closed_until)) * 1000)::float8 from gates g
      where g.platform = d.platform and g.tenant in ('', d.tenant) and g.conversation in ('', d.sent_conversation)
        and g.closed_until > $2::timestamptz) as "closedUntil"
  from taken m
  join deliveries own on own.id = m.delivery_id
  join deliveries d on d.id = coalesce(own.bundle_id, own.id)
  join workspaces w on w.id = d.workspace_id
  left join people p on p.id = d.person_id`,
};

/** The pause begins anew once the platform has the edit: it counts from one to the next as they arrive. $3 its end. */
const shownStatement: Statement = {
  name: 'outbox-shown',
  text: `
  update messages
  set rendered_revision = greatest(rendered_revision, $2), next_edit_at = greatest(next_edit_at, $3::timestamptz)
  where id = $1`,
};

const postponeStatement: Statement = {
  name: 'outbox-postpone-edit',
  text: 'update messages set next_edit_at = $2 where id = $1',
};

const removeStatement: Statement = { name: 'outbox-remove-live', text: 'delete from messages where id = $1' };

/**
 * Puts the newest state into one live message, at least 3 s after the edit before. A crash in the middle leaves it
 * behind, and the sweep has it edited again: an edit twice shows the same.
 */
export async function renderOne(tools: DeliverTools, id: string): Promise<EditOutcome> {
  const now = tools.clock();
  const pauseUntil = now.plus({ milliseconds: editPauseMs });
  const [behind] = await tools.query<Behind>(takeStatement, [id, sqlInstant(now), sqlInstant(pauseUntil)]);
  if (behind === undefined) return 'passed';
  const outcome = await renderTaken(tools, behind, now);
  // What has changed meanwhile comes after the pause.
  if (outcome !== 'removed') await tools.dispatcher.addBehindById([id]);
  return outcome;
}

async function renderTaken(tools: DeliverTools, behind: Behind, now: DateTime): Promise<EditOutcome> {
  if (behind.closedUntil !== null) return postpone(tools, behind, behind.closedUntil - now.toMillis());
  const reader = readerOf(tools, behind, now);
  const parts = await bundleOf(tools.query, behind.deliveryId, 'sent');
  const { card } = await compose(tools, reader, parts, behind.notice);
  if (card === undefined) return shown(tools, behind, 'silent');
  const address: Address = {
    platform: behind.platform,
    tenant: behind.tenant,
    to: { kind: 'conversation', reference: behind.sentConversation },
  };
  const at = { conversation: behind.sentConversation, message: behind.sentMessage };
  const { language } = reader.addressee;
  const messenger = tools.messengers.get(behind.platform);
  if (messenger === undefined) return postpone(tools, behind, retryMs);
  const outgoing = { deliveryId: behind.deliveryId, address, card, language };
  return settle(tools, behind, await messenger.edit(at, outgoing));
}

async function settle(tools: DeliverTools, behind: Behind, result: SendResult): Promise<EditOutcome> {
  switch (result.kind) {
    case 'sent':
      return shown(tools, behind, 'edited');
    case 'later': {
      const conversation = result.scope === 'tenant' ? '' : behind.sentConversation;
      const until = tools.clock().plus({ milliseconds: result.waitMs });
      await tools.gates.close({ platform: behind.platform, tenant: behind.tenant, conversation }, until);
      return postpone(tools, behind, result.waitMs);
    }
    case 'temporary':
    case 'uncertain':
      return postpone(tools, behind, retryMs);
    case 'never':
      await tools.query(removeStatement, [behind.id]);
      return 'removed';
  }
}

async function shown(tools: DeliverTools, behind: Behind, outcome: EditOutcome): Promise<EditOutcome> {
  const pauseUntil = tools.clock().plus({ milliseconds: editPauseMs });
  await tools.query(shownStatement, [behind.id, behind.wantedRevision, sqlInstant(pauseUntil)]);
  return outcome;
}

async function postpone(tools: DeliverTools, { id }: Behind, waitMs: number): Promise<EditOutcome> {
  await tools.query(postponeStatement, [id, sqlInstant(tools.clock().plus({ milliseconds: waitMs }))]);
  return 'waits';
}
