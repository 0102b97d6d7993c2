import { Migration } from '@mikro-orm/migrations';

/** Every table of the first version. */
export class Initial extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`create extension if not exists pg_trgm;`);
    this.addSql(
      `create table "gates" ("platform" text not null, "tenant" text not null, "conversation" text not null, "closed_until" timestamptz(3) not null, primary key ("platform", "tenant", "conversation"));`,
    );

    this.addSql(
      `create table "inbox_entries" ("key" text not null, "created_at" timestamptz(3) not null, "payload" jsonb null, "answer" jsonb null, "handled_at" timestamptz(3) null, "unshown" jsonb null, "lease_until" timestamptz(3) null, "attempts" int not null, primary key ("key"));`,
    );
    this.addSql(
      `create index inbox_entries_unhandled on inbox_entries (created_at) where handled_at is null;`,
    );
    this.addSql(
      `create index inbox_entries_unshown on inbox_entries (handled_at) where unshown is not null;`,
    );
    this.addSql(
      `create index inbox_entries_handled on inbox_entries (handled_at) where handled_at is not null;`,
    );

    this.addSql(
      `create table "installations" ("id" uuid not null, "created_at" timestamptz(3) not null, "platform" text not null, "tenant" text not null, "name" text not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "installations" add constraint "installations_platform_tenant_unique" unique ("platform", "tenant");`,
    );
    this.addSql(
      `alter table "installations" add constraint "installations_platform_check" check ("platform" in ('slack', 'teams', 'browser'));`,
    );

    this.addSql(
      `create table "teams_references" ("tenant" text not null, "external" text not null, "service_url" text not null, "bot" text not null, "user_id" text null, "conversation" text null, "seen_at" timestamptz(3) not null, primary key ("tenant", "external"));`,
    );

    this.addSql(
      `create table "workspaces" ("id" uuid not null, "created_at" timestamptz(3) not null, "name" text not null, "language" text not null, "zone" text not null, "demo" boolean not null, "digest_conversation_id" uuid null, "staff_from_hour" int not null, "staff_to_hour" int not null, "representative_from_hour" int not null, "representative_to_hour" int not null, "weekly_messages" int not null, "quiet_after_days" int not null, "rhythm_by_kind" jsonb not null, "nudged_on" date null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `alter table "workspaces" add constraint "workspaces_language_check" check ("language" in ('sv', 'en'));`,
    );

    this.addSql(
      `create table "people" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "name" text not null, "search_name" text not null, "email" text null, "language" text null, "roles" text[] not null, "welcomed_at" timestamptz(3) null, "paused_until" timestamptz(3) null, "join_code" text null, "join_code_until" timestamptz(3) null, "absent_from" date null, "absent_to" date null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index people_administrators on people (workspace_id) where roles @> '{administrator}';`,
    );
    this.addSql(`create index people_email on people (workspace_id, email) where email is not null;`);
    this.addSql(`create unique index people_join_code on people (join_code) where join_code is not null;`);
    this.addSql(`create index people_search_name_trigram on people using gin (search_name gin_trgm_ops);`);

    this.addSql(
      `create table "organisations" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "name" text not null, "search_name" text not null, "aliases" text[] not null default '{}', "search_aliases" text not null default '', "kind" text not null, "area" text null, "drives" text null, "languages" text[] not null default '{}', "web_page" text null, "note" text null, "public_words" tsvector generated always as (to_tsvector('swedish'::regconfig, regexp_replace(lower(normalize(name || ' ' || search_aliases || ' ' || coalesce(area, ''), NFKD)), '[\\u0300-\\u036f]+', '', 'g')) || to_tsvector('english'::regconfig, regexp_replace(lower(normalize(name || ' ' || search_aliases || ' ' || coalesce(area, ''), NFKD)), '[\\u0300-\\u036f]+', '', 'g'))) stored null, "words" tsvector generated always as (to_tsvector('swedish'::regconfig, regexp_replace(lower(normalize(name || ' ' || search_aliases || ' ' || coalesce(area, '') || ' ' || coalesce(drives, '') || ' ' || coalesce(note, ''), NFKD)), '[\\u0300-\\u036f]+', '', 'g')) || to_tsvector('english'::regconfig, regexp_replace(lower(normalize(name || ' ' || search_aliases || ' ' || coalesce(area, '') || ' ' || coalesce(drives, '') || ' ' || coalesce(note, ''), NFKD)), '[\\u0300-\\u036f]+', '', 'g'))) stored null, "last_contact_on" date null, "rhythm_days" int null, "snoozed_until" date null, "nudged_on" date null, "nudged_person_id" uuid null, "archived_at" timestamptz(3) null, "merged_into_id" uuid null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index organisations_search_name on organisations (workspace_id, search_name);`);
    this.addSql(
      `create index organisations_search_name_trigram on organisations using gin (search_name gin_trgm_ops);`,
    );
    this.addSql(
      `create index organisations_search_aliases_trigram on organisations using gin (search_aliases gin_trgm_ops);`,
    );
    this.addSql(`create index organisations_words on organisations using gin (words);`);
    this.addSql(`create index organisations_public_words on organisations using gin (public_words);`);
    this.addSql(
      `create index organisations_merged_into on organisations (merged_into_id) where merged_into_id is not null;`,
    );
    this.addSql(
      `create index organisations_area on organisations (workspace_id, area) where archived_at is null;`,
    );
    this.addSql(
      `create index organisations_last_contact on organisations (workspace_id, last_contact_on) where archived_at is null;`,
    );
    this.addSql(
      `alter table "organisations" add constraint "organisations_kind_check" check ("kind" in ('association', 'congregation', 'company', 'authority', 'foundation', 'network', 'other'));`,
    );

    this.addSql(
      `create table "representatives" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "person_id" uuid not null, "organisation_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "representatives_organisation_id_index" on "representatives" ("organisation_id");`,
    );
    this.addSql(
      `alter table "representatives" add constraint "representatives_person_id_organisation_id_unique" unique ("person_id", "organisation_id");`,
    );

    this.addSql(
      `create table "meetings" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "title" text not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "zone" text not null, "place" text not null, "agenda" text null, "capacity" int null, "organiser_id" uuid not null, "cancelled_at" timestamptz(3) null, "cancel_reason" text null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "meetings_organiser_id_index" on "meetings" ("organiser_id");`);
    this.addSql(`create index meetings_starts_at on meetings (workspace_id, starts_at);`);
    this.addSql(`create index meetings_ends_at on meetings (ends_at) where cancelled_at is null;`);

    this.addSql(
      `create table "survey_drafts" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "coordinator_id" uuid not null, "meeting_id" uuid null, "content" jsonb not null, "before" jsonb null, "changes" int not null, "selection" jsonb null, "changed_at" timestamptz(3) not null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "survey_drafts_coordinator_id_index" on "survey_drafts" ("coordinator_id");`);
    this.addSql(
      `create unique index survey_drafts_meeting_unique on survey_drafts (meeting_id) where meeting_id is not null;`,
    );
    this.addSql(`create index survey_drafts_changed_at on survey_drafts (workspace_id, changed_at);`);

    this.addSql(
      `create table "surveys" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "title" text not null, "introduction" text null, "voice" text not null, "meeting_id" uuid null, "coordinator_id" uuid not null, "opened_at" timestamptz(3) not null, "closes_at" timestamptz(3) not null, "closed_at" timestamptz(3) null, "anonymous" boolean not null, "sealed_key" bytea null, "reminded_at" timestamptz(3) null, "told_at" timestamptz(3) null, "led_to" text null, "led_to_at" timestamptz(3) null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "surveys_coordinator_id_index" on "surveys" ("coordinator_id");`);
    this.addSql(
      `create unique index surveys_meeting_unique on surveys (meeting_id) where meeting_id is not null;`,
    );
    this.addSql(`create index surveys_open on surveys (closes_at) where closed_at is null;`);
    this.addSql(`create index surveys_opened_at on surveys (workspace_id, opened_at);`);
    this.addSql(
      `alter table "surveys" add constraint "surveys_voice_check" check ("voice" in ('person', 'organisation'));`,
    );

    this.addSql(
      `create table "survey_requests" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "survey_id" uuid not null, "person_id" uuid not null, "organisation_id" uuid null, "answered_at" timestamptz(3) null, "reminded_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "survey_requests_person_id_index" on "survey_requests" ("person_id");`);
    this.addSql(
      `create index "survey_requests_organisation_id_index" on "survey_requests" ("organisation_id");`,
    );
    this.addSql(
      `create unique index survey_requests_asked_unique on survey_requests (survey_id, person_id, organisation_id) nulls not distinct;`,
    );

    this.addSql(
      `create table "survey_questions" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "survey_id" uuid not null, "position" int not null, "kind" text not null, "wording" jsonb not null, "choices" jsonb not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "survey_questions" add constraint "survey_questions_survey_id_position_unique" unique ("survey_id", "position");`,
    );
    this.addSql(
      `alter table "survey_questions" add constraint "survey_questions_kind_check" check ("kind" in ('scale', 'nps', 'choice', 'several', 'text', 'number'));`,
    );

    this.addSql(
      `create table "survey_responses" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "request_id" uuid not null, "question_id" uuid not null, "value" text not null, "quote" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "survey_responses_question_id_id_index" on "survey_responses" ("question_id", "id");`,
    );
    this.addSql(
      `alter table "survey_responses" add constraint "survey_responses_request_id_question_id_unique" unique ("request_id", "question_id");`,
    );
    this.addSql(
      `alter table "survey_responses" add constraint "survey_responses_quote_check" check ("quote" in ('named', 'unnamed'));`,
    );

    this.addSql(
      `create table "sealed_ballots" ("id" text not null, "workspace_id" uuid not null, "survey_id" uuid not null, "content" bytea not null, primary key ("id"));`,
    );
    this.addSql(`create index "sealed_ballots_survey_id_index" on "sealed_ballots" ("survey_id");`);

    this.addSql(
      `create table "matchings" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "purpose" text not null, "status" text not null, "end_reason" text null, "coordinator_id" uuid not null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "matchings_coordinator_id_index" on "matchings" ("coordinator_id");`);
    this.addSql(`create index matchings_created on matchings (workspace_id, created_at);`);
    this.addSql(
      `alter table "matchings" add constraint "matchings_status_check" check ("status" in ('suggested', 'asked', 'declined', 'introduced', 'met', 'cooperating', 'longer-collaboration', 'ended'));`,
    );

    this.addSql(
      `create table "matching_steps" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "matching_id" uuid not null, "from_status" text null, "to_status" text not null, "person_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "matching_steps_matching_id_index" on "matching_steps" ("matching_id");`);
    this.addSql(`create index "matching_steps_person_id_index" on "matching_steps" ("person_id");`);
    this.addSql(
      `alter table "matching_steps" add constraint "matching_steps_from_status_check" check ("from_status" in ('suggested', 'asked', 'declined', 'introduced', 'met', 'cooperating', 'longer-collaboration', 'ended'));`,
    );
    this.addSql(
      `alter table "matching_steps" add constraint "matching_steps_to_status_check" check ("to_status" in ('suggested', 'asked', 'declined', 'introduced', 'met', 'cooperating', 'longer-collaboration', 'ended'));`,
    );

    this.addSql(
      `create table "matching_parties" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "matching_id" uuid not null, "organisation_id" uuid not null, "role" text not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "matching_parties_organisation_id_index" on "matching_parties" ("organisation_id");`,
    );
    this.addSql(
      `alter table "matching_parties" add constraint "matching_parties_matching_id_organisation_id_unique" unique ("matching_id", "organisation_id");`,
    );
    this.addSql(
      `alter table "matching_parties" add constraint "matching_parties_role_check" check ("role" in ('convenes', 'contributes', 'informed'));`,
    );

    this.addSql(
      `create table "mails" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "person_id" uuid not null, "delivery_id" uuid not null, "address" text not null, "subject" text not null, "html" text not null, "text" text not null, primary key ("id"));`,
    );
    this.addSql(`alter table "mails" add constraint "mails_delivery_id_unique" unique ("delivery_id");`);
    this.addSql(`create index "mails_person_id_index" on "mails" ("person_id");`);

    this.addSql(
      `create table "invitations" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "meeting_id" uuid not null, "person_id" uuid not null, "organisation_id" uuid null, "reply" text null, "comers" int not null, "wishes" text null, "replied_at" timestamptz(3) null, "moved_from_start" timestamptz(3) null, "moved_from_end" timestamptz(3) null, "moved_from_place" text null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "invitations_person_id_index" on "invitations" ("person_id");`);
    this.addSql(`create index "invitations_organisation_id_index" on "invitations" ("organisation_id");`);
    this.addSql(
      `alter table "invitations" add constraint "invitations_meeting_id_person_id_unique" unique ("meeting_id", "person_id");`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_reply_check" check ("reply" in ('yes', 'no', 'maybe'));`,
    );

    this.addSql(
      `create table "information_messages" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "title" text not null, "text" text not null, "url" text null, "coordinator_id" uuid not null, "sent_at" timestamptz(3) null, "stopped_at" timestamptz(3) null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index "information_messages_coordinator_id_index" on "information_messages" ("coordinator_id");`,
    );

    this.addSql(
      `create table "homes" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "installation_id" uuid not null, "place" text null, "name" text null, "is_whole" boolean not null, primary key ("id"));`,
    );
    this.addSql(`create unique index homes_place_unique on homes (installation_id, coalesce(place, ''));`);

    this.addSql(
      `create table "erasure_requests" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "person_id" uuid not null, "asked_at" timestamptz(3) not null, "decision" text null, "decided_by_id" uuid null, "decided_at" timestamptz(3) null, "reason" text null, "erased_at" timestamptz(3) null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "erasure_requests_person_id_index" on "erasure_requests" ("person_id");`);
    this.addSql(
      `create index "erasure_requests_decided_by_id_index" on "erasure_requests" ("decided_by_id");`,
    );
    this.addSql(
      `create unique index erasure_requests_open on erasure_requests (person_id) where decided_at is null;`,
    );
    this.addSql(
      `create index erasure_requests_granted on erasure_requests (decided_at) where decision = 'granted' and erased_at is null;`,
    );
    this.addSql(
      `alter table "erasure_requests" add constraint "erasure_requests_decision_check" check ("decision" in ('granted', 'refused'));`,
    );

    this.addSql(
      `create table "drafts" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "person_id" uuid not null, "form" jsonb not null, "origin" jsonb null, "expires_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "drafts_person_id_index" on "drafts" ("person_id");`);
    this.addSql(`create index drafts_expires_at on drafts (expires_at);`);

    this.addSql(
      `create table "conversations" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "platform" text not null, "tenant" text not null, "kind" text not null, "reference" text not null, "name" text null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "conversations" add constraint "conversations_workspace_id_platform_tenant_reference_unique" unique ("workspace_id", "platform", "tenant", "reference");`,
    );
    this.addSql(
      `alter table "conversations" add constraint "conversations_platform_check" check ("platform" in ('slack', 'teams', 'browser'));`,
    );
    this.addSql(
      `alter table "conversations" add constraint "conversations_kind_check" check ("kind" in ('direct', 'group', 'channel'));`,
    );

    this.addSql(
      `create table "deliveries" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "key" text not null, "message" text not null, "subject_id" uuid not null, "person_id" uuid null, "conversation_id" uuid null, "urgency" text not null, "audience" text not null, "counts" boolean not null, "status" text not null, "wanted_at" timestamptz(3) not null, "due_at" timestamptz(3) not null, "attempts" int not null, "turn" int not null, "look_ups" int not null, "lease_until" timestamptz(3) null, "touched" boolean not null, "held" boolean not null, "bundle_id" uuid null, "responsible_id" uuid null, "sent_at" timestamptz(3) null, "platform" text null, "tenant" text null, "sent_conversation" text null, "sent_message" text null, "reason" text null, primary key ("id"));`,
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
    this.addSql(`create index deliveries_subject on deliveries (subject_id);`);
    this.addSql(
      `create index deliveries_person_week on deliveries (person_id, sent_at) where status = 'sent' and counts and bundle_id is null;`,
    );
    this.addSql(
      `create index deliveries_failed on deliveries (workspace_id, wanted_at) where status = 'failed';`,
    );
    this.addSql(`create index deliveries_bundle on deliveries (bundle_id) where bundle_id is not null;`);
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_workspace_id_key_unique" unique ("workspace_id", "key");`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_urgency_check" check ("urgency" in ('normal', 'atOnce', 'urgent'));`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_audience_check" check ("audience" in ('staff', 'representative', 'channel'));`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_status_check" check ("status" in ('waiting', 'sending', 'sent', 'failed', 'cancelled'));`,
    );

    this.addSql(
      `create table "messages" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "delivery_id" uuid not null, "subject_id" uuid not null, "wanted_revision" int not null, "rendered_revision" int not null, "next_edit_at" timestamptz(3) not null, "notice" boolean not null, primary key ("id"));`,
    );
    this.addSql(`create index messages_subject on messages (subject_id);`);
    this.addSql(
      `create index messages_behind on messages (next_edit_at) where wanted_revision > rendered_revision;`,
    );
    this.addSql(
      `alter table "messages" add constraint "messages_delivery_id_unique" unique ("delivery_id");`,
    );

    this.addSql(
      `create table "contacts" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "organisation_id" uuid not null, "coordinator_id" uuid not null, "happened_on" date not null, "way" text null, "note" text not null, "words" tsvector generated always as (to_tsvector('swedish'::regconfig, regexp_replace(lower(normalize(note, NFKD)), '[\\u0300-\\u036f]+', '', 'g')) || to_tsvector('english'::regconfig, regexp_replace(lower(normalize(note, NFKD)), '[\\u0300-\\u036f]+', '', 'g'))) stored null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "contacts_coordinator_id_index" on "contacts" ("coordinator_id");`);
    this.addSql(`create index contacts_words on contacts using gin (words) with (fastupdate = off);`);
    this.addSql(`create index contacts_happened_on on contacts (workspace_id, happened_on);`);
    this.addSql(`create index contacts_organisation on contacts (organisation_id, happened_on);`);
    this.addSql(
      `alter table "contacts" add constraint "contacts_way_check" check ("way" in ('visit', 'phone', 'mail', 'chat', 'meeting'));`,
    );

    this.addSql(
      `create table "offers" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "organisation_id" uuid not null, "contact_id" uuid null, "category" text not null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index offers_category on offers (workspace_id, category, organisation_id);`);
    this.addSql(`create index offers_contact on offers (contact_id);`);
    this.addSql(`create index offers_organisation on offers (organisation_id);`);
    this.addSql(
      `alter table "offers" add constraint "offers_category_check" check ("category" in ('premises', 'board-knowledge', 'funding', 'volunteers', 'visibility', 'contacts', 'equipment', 'skills', 'culture', 'other'));`,
    );

    this.addSql(
      `create table "next_steps" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "organisation_id" uuid not null, "contact_id" uuid null, "coordinator_id" uuid not null, "what" text not null, "due_on" date not null, "done_at" timestamptz(3) null, "reminded_at" timestamptz(3) null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "next_steps_organisation_id_index" on "next_steps" ("organisation_id");`);
    this.addSql(`create index "next_steps_coordinator_id_index" on "next_steps" ("coordinator_id");`);
    this.addSql(`create index next_steps_contact on next_steps (contact_id) where contact_id is not null;`);
    this.addSql(
      `create index next_steps_due on next_steps (due_on) where done_at is null and reminded_at is null;`,
    );

    this.addSql(
      `create table "needs" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "organisation_id" uuid not null, "contact_id" uuid null, "category" text not null, "opened_on" date not null, "urgency" text not null default 'normal', "met_at" timestamptz(3) null, "not_needed" boolean not null default false, "met_in_contact_id" uuid null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(
      `create index needs_open on needs (workspace_id, urgency desc, opened_on, id) where met_at is null;`,
    );
    this.addSql(
      `create index needs_open_category on needs (workspace_id, category, organisation_id) where met_at is null;`,
    );
    this.addSql(`create index needs_contact on needs (contact_id);`);
    this.addSql(
      `create index needs_met_in_contact on needs (met_in_contact_id) where met_in_contact_id is not null;`,
    );
    this.addSql(`create index needs_organisation on needs (organisation_id);`);
    this.addSql(
      `alter table "needs" add constraint "needs_category_check" check ("category" in ('premises', 'board-knowledge', 'funding', 'volunteers', 'visibility', 'contacts', 'equipment', 'skills', 'culture', 'other'));`,
    );
    this.addSql(
      `alter table "needs" add constraint "needs_urgency_check" check ("urgency" in ('low', 'normal', 'urgent'));`,
    );

    this.addSql(
      `create table "referrals" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "organisation_id" uuid not null, "body_id" uuid not null, "person_id" uuid not null, "need_id" uuid null, "coordinator_id" uuid not null, "matter" text not null, "due_on" date null, "told" boolean not null, "status" text not null, "stated_at" timestamptz(3) null, "stated_by_id" uuid null, "instead" text null, "outcome" text null, "next_at" timestamptz(3) null, "reminded_at" timestamptz(3) null, "returned_at" timestamptz(3) null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "referrals_organisation_id_index" on "referrals" ("organisation_id");`);
    this.addSql(`create index "referrals_body_id_index" on "referrals" ("body_id");`);
    this.addSql(`create index "referrals_person_id_index" on "referrals" ("person_id");`);
    this.addSql(`create index "referrals_coordinator_id_index" on "referrals" ("coordinator_id");`);
    this.addSql(`create index "referrals_stated_by_id_index" on "referrals" ("stated_by_id");`);
    this.addSql(`create index referrals_need on referrals (need_id) where need_id is not null;`);
    this.addSql(
      `create index referrals_open on referrals (workspace_id, due_on) where status in ('open', 'accepted');`,
    );
    this.addSql(`create index referrals_silent on referrals (next_at) where next_at is not null;`);
    this.addSql(
      `alter table "referrals" add constraint "referrals_status_check" check ("status" in ('open', 'accepted', 'done', 'declined', 'ended', 'withdrawn'));`,
    );

    this.addSql(
      `create table "browser_messages" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "conversation" text not null, "source" text not null, "author_id" uuid null, "viewer_id" uuid null, "content" jsonb null, "language" text not null, "changed_at" timestamptz(3) not null, "revision" int not null default 1, primary key ("id"));`,
    );
    this.addSql(`create index "browser_messages_author_id_index" on "browser_messages" ("author_id");`);
    this.addSql(`create index "browser_messages_viewer_id_index" on "browser_messages" ("viewer_id");`);
    this.addSql(`create index browser_messages_conversation on browser_messages (conversation, id);`);
    this.addSql(`create index browser_messages_changed_at on browser_messages (changed_at);`);
    this.addSql(
      `alter table "browser_messages" add constraint "browser_messages_workspace_id_source_unique" unique ("workspace_id", "source");`,
    );

    this.addSql(
      `create table "audit_entries" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "person_id" uuid null, "verb" text not null, "subject_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "audit_entries_person_id_index" on "audit_entries" ("person_id");`);
    this.addSql(`create index audit_entries_subject on audit_entries (subject_id);`);

    this.addSql(
      `create table "attendances" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "meeting_id" uuid not null, "invitation_id" uuid not null, "came" boolean not null, "comers" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "attendances_meeting_id_index" on "attendances" ("meeting_id");`);
    this.addSql(
      `alter table "attendances" add constraint "attendances_invitation_id_unique" unique ("invitation_id");`,
    );

    this.addSql(
      `create table "anonymous_answers" ("id" uuid not null, "workspace_id" uuid not null, "question_id" uuid not null, "value" text not null, "quotable" boolean not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "anonymous_answers_question_id_id_index" on "anonymous_answers" ("question_id", "id");`,
    );

    this.addSql(
      `create table "accounts" ("id" uuid not null, "workspace_id" uuid not null, "created_at" timestamptz(3) not null, "person_id" uuid not null, "platform" text not null, "tenant" text not null, "external_id" text not null, "chosen_at" timestamptz(3) null, "page_opened_at" timestamptz(3) null, "page_shown" text null, primary key ("id"));`,
    );
    this.addSql(`create index "accounts_person_id_index" on "accounts" ("person_id");`);
    this.addSql(
      `create index accounts_page_opened on accounts (page_opened_at) where page_opened_at is not null;`,
    );
    this.addSql(
      `alter table "accounts" add constraint "accounts_platform_tenant_external_id_workspace_id_unique" unique ("platform", "tenant", "external_id", "workspace_id");`,
    );
    this.addSql(
      `alter table "accounts" add constraint "accounts_platform_check" check ("platform" in ('slack', 'teams', 'browser'));`,
    );

    this.addSql(
      `alter table "people" add constraint "people_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );

    this.addSql(
      `alter table "organisations" add constraint "organisations_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "organisations" add constraint "organisations_merged_into_id_foreign" foreign key ("merged_into_id") references "organisations" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "representatives" add constraint "representatives_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "representatives" add constraint "representatives_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "representatives" add constraint "representatives_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );

    this.addSql(
      `alter table "meetings" add constraint "meetings_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "meetings" add constraint "meetings_organiser_id_foreign" foreign key ("organiser_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "survey_drafts" add constraint "survey_drafts_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "survey_drafts" add constraint "survey_drafts_coordinator_id_foreign" foreign key ("coordinator_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "survey_drafts" add constraint "survey_drafts_meeting_id_foreign" foreign key ("meeting_id") references "meetings" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "surveys" add constraint "surveys_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "surveys" add constraint "surveys_meeting_id_foreign" foreign key ("meeting_id") references "meetings" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "surveys" add constraint "surveys_coordinator_id_foreign" foreign key ("coordinator_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "survey_requests" add constraint "survey_requests_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "survey_requests" add constraint "survey_requests_survey_id_foreign" foreign key ("survey_id") references "surveys" ("id");`,
    );
    this.addSql(
      `alter table "survey_requests" add constraint "survey_requests_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "survey_requests" add constraint "survey_requests_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "survey_questions" add constraint "survey_questions_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "survey_questions" add constraint "survey_questions_survey_id_foreign" foreign key ("survey_id") references "surveys" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "survey_responses" add constraint "survey_responses_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "survey_responses" add constraint "survey_responses_request_id_foreign" foreign key ("request_id") references "survey_requests" ("id");`,
    );
    this.addSql(
      `alter table "survey_responses" add constraint "survey_responses_question_id_foreign" foreign key ("question_id") references "survey_questions" ("id");`,
    );

    this.addSql(
      `alter table "sealed_ballots" add constraint "sealed_ballots_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "sealed_ballots" add constraint "sealed_ballots_survey_id_foreign" foreign key ("survey_id") references "surveys" ("id");`,
    );

    this.addSql(
      `alter table "matchings" add constraint "matchings_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "matchings" add constraint "matchings_coordinator_id_foreign" foreign key ("coordinator_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "matching_steps" add constraint "matching_steps_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "matching_steps" add constraint "matching_steps_matching_id_foreign" foreign key ("matching_id") references "matchings" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "matching_steps" add constraint "matching_steps_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "matching_parties" add constraint "matching_parties_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "matching_parties" add constraint "matching_parties_matching_id_foreign" foreign key ("matching_id") references "matchings" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "matching_parties" add constraint "matching_parties_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );

    this.addSql(
      `alter table "mails" add constraint "mails_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "mails" add constraint "mails_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "invitations" add constraint "invitations_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_meeting_id_foreign" foreign key ("meeting_id") references "meetings" ("id");`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "invitations" add constraint "invitations_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "information_messages" add constraint "information_messages_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "information_messages" add constraint "information_messages_coordinator_id_foreign" foreign key ("coordinator_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "homes" add constraint "homes_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "homes" add constraint "homes_installation_id_foreign" foreign key ("installation_id") references "installations" ("id");`,
    );

    this.addSql(
      `alter table "erasure_requests" add constraint "erasure_requests_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "erasure_requests" add constraint "erasure_requests_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "erasure_requests" add constraint "erasure_requests_decided_by_id_foreign" foreign key ("decided_by_id") references "people" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "drafts" add constraint "drafts_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "drafts" add constraint "drafts_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "conversations" add constraint "conversations_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );

    this.addSql(
      `alter table "deliveries" add constraint "deliveries_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_conversation_id_foreign" foreign key ("conversation_id") references "conversations" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_bundle_id_foreign" foreign key ("bundle_id") references "deliveries" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "deliveries" add constraint "deliveries_responsible_id_foreign" foreign key ("responsible_id") references "people" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "messages" add constraint "messages_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "messages" add constraint "messages_delivery_id_foreign" foreign key ("delivery_id") references "deliveries" ("id");`,
    );

    this.addSql(
      `alter table "contacts" add constraint "contacts_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "contacts" add constraint "contacts_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "contacts" add constraint "contacts_coordinator_id_foreign" foreign key ("coordinator_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "offers" add constraint "offers_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "offers" add constraint "offers_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "offers" add constraint "offers_contact_id_foreign" foreign key ("contact_id") references "contacts" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "next_steps" add constraint "next_steps_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "next_steps" add constraint "next_steps_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "next_steps" add constraint "next_steps_contact_id_foreign" foreign key ("contact_id") references "contacts" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "next_steps" add constraint "next_steps_coordinator_id_foreign" foreign key ("coordinator_id") references "people" ("id");`,
    );

    this.addSql(
      `alter table "needs" add constraint "needs_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "needs" add constraint "needs_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "needs" add constraint "needs_contact_id_foreign" foreign key ("contact_id") references "contacts" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "needs" add constraint "needs_met_in_contact_id_foreign" foreign key ("met_in_contact_id") references "contacts" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "referrals" add constraint "referrals_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "referrals" add constraint "referrals_organisation_id_foreign" foreign key ("organisation_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "referrals" add constraint "referrals_body_id_foreign" foreign key ("body_id") references "organisations" ("id");`,
    );
    this.addSql(
      `alter table "referrals" add constraint "referrals_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "referrals" add constraint "referrals_need_id_foreign" foreign key ("need_id") references "needs" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "referrals" add constraint "referrals_coordinator_id_foreign" foreign key ("coordinator_id") references "people" ("id");`,
    );
    this.addSql(
      `alter table "referrals" add constraint "referrals_stated_by_id_foreign" foreign key ("stated_by_id") references "people" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "browser_messages" add constraint "browser_messages_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "browser_messages" add constraint "browser_messages_author_id_foreign" foreign key ("author_id") references "people" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "browser_messages" add constraint "browser_messages_viewer_id_foreign" foreign key ("viewer_id") references "people" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "audit_entries" add constraint "audit_entries_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "audit_entries" add constraint "audit_entries_person_id_foreign" foreign key ("person_id") references "people" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "attendances" add constraint "attendances_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "attendances" add constraint "attendances_meeting_id_foreign" foreign key ("meeting_id") references "meetings" ("id");`,
    );
    this.addSql(
      `alter table "attendances" add constraint "attendances_invitation_id_foreign" foreign key ("invitation_id") references "invitations" ("id");`,
    );

    this.addSql(
      `alter table "anonymous_answers" add constraint "anonymous_answers_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "anonymous_answers" add constraint "anonymous_answers_question_id_foreign" foreign key ("question_id") references "survey_questions" ("id");`,
    );

    this.addSql(
      `alter table "accounts" add constraint "accounts_workspace_id_foreign" foreign key ("workspace_id") references "workspaces" ("id");`,
    );
    this.addSql(
      `alter table "accounts" add constraint "accounts_person_id_foreign" foreign key ("person_id") references "people" ("id");`,
    );
  }
}
