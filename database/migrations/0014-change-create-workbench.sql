-- New schema; breaks nothing.

create schema if not exists change;
grant usage on schema change to bluelamp_app;

-- Programme: one endeavour of change, and all that is said in it.
create table change.programme (
  id uuid primary key,
  force_id text not null,
  name text not null check (length(name) between 1 and 200),
  -- Who holds the chief constable to account here.
  body_kind text not null check (body_kind in ('commissioner', 'mayor', 'board')),
  opened_by text not null,
  opened_at timestamptz not null
);
create index programme_by_force on change.programme (force_id, opened_at);

-- Version: what an element says from then on. Nothing is changed in place, so anything can be seen as it was and taken back.
create table change.version (
  programme_id uuid not null references change.programme,
  element_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  name text not null check (length(name) between 1 and 300),
  -- Null: the element is withdrawn.
  body jsonb,
  reason text not null default '',
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (element_id, number)
);
create index version_by_programme on change.version (programme_id, element_id, number desc);
create index version_by_time on change.version (programme_id, made_at);

-- Signature: under one version, on somebody's behalf, with what was decided.
create table change.signature (
  id uuid primary key,
  programme_id uuid not null references change.programme,
  element_id uuid not null,
  number integer not null,
  role text not null,
  outcome text not null,
  reason text not null default '',
  signed_by text not null,
  signed_by_name text not null,
  signed_at timestamptz not null,
  foreign key (element_id, number) references change.version (element_id, number),
  constraint signature_once unique (element_id, number, role)
);
create index signature_by_programme on change.signature (programme_id);

create table change.comment (
  id uuid primary key,
  programme_id uuid not null references change.programme,
  element_id uuid not null,
  words text not null check (length(words) between 1 and 4000),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null
);
create index comment_by_element on change.comment (element_id, made_at);

-- Voice: what one person said. It can be erased, and then is gone: the only rows of this schema that can.
create table change.voice (
  id uuid primary key,
  programme_id uuid not null references change.programme,
  -- The survey, workshop or interviews in which it was said.
  engagement_id uuid not null,
  -- The key with which the person may take it back, hashed; nobody's name is kept.
  key_hash bytea not null unique check (length(key_hash) = 32),
  area text,
  age_band text,
  ethnicity text,
  satisfied smallint check (satisfied between 1 and 5),
  words text not null default '',
  themes uuid[] not null default '{}',
  consented_on date not null
);
create index voice_by_engagement on change.voice (engagement_id);

grant select, insert on change.programme, change.version, change.signature, change.comment to bluelamp_app;
grant select, insert, delete on change.voice to bluelamp_app;
grant update (themes) on change.voice to bluelamp_app;
