import { Migration } from '@mikro-orm/migrations';

/** Notes which transactions changed a register: to know that none did, all its rows had to be read. */
export class NoteRegisterChanges extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "register_changes" ("workspace_id" uuid not null, "transaction_id" bigint not null, "created_at" timestamptz(3) not null, primary key ("workspace_id", "transaction_id"));`,
    );
    this.addSql(
      `alter table "register_changes" add constraint "register_changes_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id") on delete cascade;`,
    );

    this.addSql(`create or replace function note_register_change() returns trigger language plpgsql as $$
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
end $$;`);
    this.addSql(`create trigger organisations_note_register_change after insert or delete
    or update of workspace_id, name, search_name, aliases, search_aliases, kind, area, archived_at
  on organisations for each row execute function note_register_change();`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger "organisations_note_register_change" on "organisations";`);
    this.addSql(`drop function note_register_change();`);
    this.addSql(`drop table "register_changes";`);
  }
}
