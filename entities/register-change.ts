import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Workspace } from './workspace.ts';

const RegisterChangeSchema = defineEntity({
  name: 'RegisterChange',
  tableName: 'register_changes',
  properties: {
    workspace: () => p.manyToOne(Workspace).ref().primary().deleteRule('cascade'),
    /** PostgreSQL's number of the transaction. */
    transactionId: p.bigint().primary(),
    createdAt: instant(),
  },
});

/**
 * A transaction that changed which actors a workspace has, or how they are told apart. A trigger writes it and takes out
 * the ones before, as far as nobody else is taking them out: while a workspace has the same rows, its register is the
 * same. Whoever changes a register waits for nobody.
 */
export class RegisterChange extends RegisterChangeSchema.class {}
RegisterChangeSchema.setClass(RegisterChange);

const noteChange = `create or replace function note_register_change() returns trigger language plpgsql as $$
declare
  changed uuid := coalesce(new.workspace_id, old.workspace_id);
  this bigint := pg_current_xact_id()::text::bigint;
begin
  insert into register_changes (workspace_id, transaction_id, created_at) values (changed, this, now())
    on conflict do nothing;
  if found then
    delete from register_changes r using (
      select workspace_id, transaction_id from register_changes
      where workspace_id = changed and transaction_id <> this for update skip locked
    ) before
    where r.workspace_id = before.workspace_id and r.transaction_id = before.transaction_id;
  end if;
  return null;
end $$`;

/** What the table of organisations needs for it: fires only for statements that set one of these columns. */
export const noteRegisterChange = {
  name: 'organisations_note_register_change',
  timing: 'after',
  events: ['insert', 'update', 'delete'],
  expression: `${noteChange};
create trigger organisations_note_register_change after insert or delete
    or update of workspace_id, name, search_name, aliases, search_aliases, kind, area, archived_at
  on organisations for each row execute function note_register_change()`,
} as const;
