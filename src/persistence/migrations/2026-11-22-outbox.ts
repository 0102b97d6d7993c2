import { Migration } from '@mikro-orm/migrations';

/** What the outbox keeps with a delivery – its order, audience, turn, what it is bundled with – and the way to a person's accounts. */
export class Outbox extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`drop index "deliveries_due";`);
    this.addSql(`drop index "deliveries_order";`);
    this.addSql(`drop index "deliveries_person_sent";`);
    this.addSql(
      `alter table "deliveries" add "audience" text not null, add "counts" boolean not null, add "wanted_at" timestamptz(3) not null, add "turn" int not null, add "look_ups" int not null, add "touched" boolean not null, add "held" boolean not null, add "bundle_id" uuid null, add "responsible_id" uuid null, add "tenant" text null;`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_bundle_id_foreign" foreign key ("bundle_id") references "deliveries" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_responsible_id_foreign" foreign key ("responsible_id") references "people" ("id") on delete set null;`,
    );
    this.addSql(`create index deliveries_waiting on deliveries (due_at, id) where status = 'waiting';`);
    this.addSql(`create index deliveries_leased on deliveries (lease_until) where status = 'sending';`);
    this.addSql(
      `create index deliveries_person_open on deliveries (person_id, subject_id, wanted_at) where status in ('waiting', 'sending');`,
    );
    this.addSql(
      `create index deliveries_conversation_open on deliveries (conversation_id, subject_id, wanted_at) where status in ('waiting', 'sending') and conversation_id is not null;`,
    );
    this.addSql(
      `create unique index deliveries_one_at_a_time on deliveries (person_id) where status = 'sending' and bundle_id is null;`,
    );
    this.addSql(
      `create index deliveries_person_week on deliveries (person_id, sent_at) where status = 'sent' and counts and bundle_id is null;`,
    );
    this.addSql(`create index deliveries_bundle on deliveries (bundle_id) where bundle_id is not null;`);
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_audience_check" check ("audience" in ('staff', 'representative', 'channel'));`,
    );

    this.addSql(`alter table "messages" add "notice" boolean not null;`);

    this.addSql(`create index "accounts_person_id_index" on "accounts" ("person_id");`);
  }
}
