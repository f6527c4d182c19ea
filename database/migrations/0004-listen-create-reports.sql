-- New schema; breaks nothing.
create schema listen;
grant usage on schema listen to bluelamp_app;

-- Answers so far, kept so that a refresh, a dead battery or a wrong turn loses nothing. Bound to the
-- browser by a hash of its cookie; holds the receipt once sent, so that a reload reports nothing twice.
create table listen.draft (
  id uuid primary key,
  visit_hash bytea not null,
  journey text not null,
  answers jsonb not null default '{}',
  receipt jsonb,
  updated_at timestamptz not null,
  constraint draft_one_per_visit unique (visit_hash, journey)
);
create index draft_by_age on listen.draft (updated_at);

-- A report as the person who made it knows it: its reference, and how they may safely be reached.
create table listen.report (
  record_id uuid primary key references memory.record,
  person_id uuid not null references memory.entity,
  reference text not null constraint report_reference_unique unique,
  access_key_hash bytea not null,
  preferred_channel text not null check (preferred_channel in ('email', 'sms', 'phone', 'letter')),
  contact_at text not null,
  safe_to_contact boolean not null,
  received_at timestamptz not null
);

-- What we told the person, and how.
create table listen.update (
  id uuid primary key,
  record_id uuid not null references listen.report,
  right_code text not null,
  words text not null,
  channel text not null,
  sent_by text not null,
  sent_at timestamptz not null,
  constraint update_once unique (record_id, right_code)
);
create index update_by_record on listen.update (record_id, sent_at);

grant select, insert, update, delete on listen.draft to bluelamp_app;
grant select, insert on listen.report, listen.update to bluelamp_app;
