-- New schema; breaks nothing.
create schema respond;
grant usage on schema respond to bluelamp_app;

-- The state is told by the times that are filled in, so a late message cannot turn it back.
create table respond.incident (
  id uuid primary key references memory.entity,
  attempt_id uuid not null default gen_random_uuid() constraint incident_one_per_attempt unique,
  force_id text not null,
  log_date date not null,
  serial integer not null,
  record_id uuid references memory.record constraint incident_one_per_contact unique,
  summary text not null,
  opening_code text not null,
  -- Whether the opening code was one of crime on that day: the list may change, this log's duty does not.
  crime_type boolean not null default false,
  closing_code text,
  grade text not null,
  skills_needed text[] not null default '{}',
  crew_needed smallint not null default 1 check (crew_needed > 0),
  uprn text,
  place text not null,
  easting integer not null,
  northing integer not null,
  area_code text,
  district_code text,
  marking smallint not null default 0,
  received_at timestamptz not null,
  answered_at timestamptz,
  created_at timestamptz not null,
  graded_at timestamptz not null,
  assigned_at timestamptz,
  en_route_at timestamptz,
  at_scene_at timestamptz,
  at_scene_source text check (at_scene_source in ('state-code', 'position', 'later')),
  clear_at timestamptz,
  closed_at timestamptz,
  closing_reason text,
  -- What was advised or done so that it does not happen again, or why nothing was.
  prevention text,
  state text not null generated always as (
    case
      when closed_at is not null then 'closed'
      when clear_at is not null then 'awaiting-closure'
      when at_scene_at is not null then 'at-scene'
      when en_route_at is not null then 'en-route'
      when assigned_at is not null then 'assigned'
      else 'open'
    end) stored,
  constraint incident_log_number unique (force_id, log_date, serial),
  constraint incident_closed_with_code check (closed_at is null or closing_code is not null)
);
create index incident_open on respond.incident (received_at) where closed_at is null;
create index incident_by_address on respond.incident (uprn, received_at) where uprn is not null;

create table respond.log_serial (
  force_id text not null,
  log_date date not null,
  last integer not null,
  primary key (force_id, log_date)
);

-- Each assessment of an incident is kept: six reasoned texts and a grade, never a sum.
create table respond.grading (
  id uuid primary key,
  attempt_id uuid not null default gen_random_uuid() constraint grading_one_per_attempt unique,
  incident_id uuid not null references respond.incident,
  at timestamptz not null,
  by_actor text not null,
  by_name text not null,
  grade text not null,
  threat text not null,
  harm text not null,
  risk text not null,
  investigation text not null,
  vulnerability text not null,
  engagement text not null,
  rationale text not null,
  earlier_contacts_seen integer not null
);
create index grading_by_incident on respond.grading (incident_id, at);

create table respond.incident_entry (
  id uuid primary key,
  attempt_id uuid not null constraint incident_entry_one_per_attempt unique,
  incident_id uuid not null references respond.incident,
  at timestamptz not null,
  by_actor text not null,
  by_name text not null,
  kind text not null check (kind in ('note', 'caution', 'message')),
  words text not null,
  -- When it reached us: a phone out of coverage delivers late.
  kept_at timestamptz not null default now()
);
create index incident_entry_by_incident on respond.incident_entry (incident_id, at);

create table respond.unit (
  id uuid primary key,
  force_id text not null,
  call_sign text not null,
  kind text not null,
  district_code text not null,
  station text not null,
  skills text[] not null default '{}',
  -- [{ "id": account, "name": ... }]
  crew jsonb not null default '[]',
  shift_ends_at timestamptz,
  constraint unit_call_sign_unique unique (force_id, call_sign)
);

create table respond.unit_state (
  unit_id uuid primary key references respond.unit,
  state smallint not null,
  since timestamptz not null,
  incident_id uuid references respond.incident
);

create table respond.unit_state_change (
  id bigint generated always as identity primary key,
  attempt_id uuid not null constraint unit_state_change_one_per_attempt unique,
  unit_id uuid not null references respond.unit,
  state smallint not null,
  at timestamptz not null,
  incident_id uuid references respond.incident,
  source text not null default 'state-code' check (source in ('state-code', 'position', 'later')),
  by_actor text not null,
  kept_at timestamptz not null default now()
);
create index unit_state_change_by_incident on respond.unit_state_change (incident_id, at)
  where incident_id is not null;

-- Latest fix only: raw tracks of staff are not kept. Unlogged: after a crash the next fix is seconds away.
create unlogged table respond.unit_position (
  unit_id uuid primary key,
  easting real not null,
  northing real not null,
  fixed_at timestamptz not null,
  accuracy real not null,
  -- When it reached us, by our own clock: phones' clocks differ, so by theirs some would never be shown.
  kept_at timestamptz not null default clock_timestamp()
);

-- What was advised, from what, by which version; and what a person then decided.
create table respond.assessment (
  id uuid primary key,
  incident_id uuid not null references respond.incident,
  at timestamptz not null,
  algorithm text not null,
  version text not null,
  advice jsonb not null
);

create table respond.assignment (
  id uuid primary key,
  attempt_id uuid not null default gen_random_uuid() constraint assignment_one_per_attempt unique,
  incident_id uuid not null references respond.incident,
  unit_id uuid not null references respond.unit,
  at timestamptz not null,
  by_actor text not null,
  by_name text not null,
  assessment_id uuid references respond.assessment,
  advised_rank integer,
  reason text
);
create index assignment_by_incident on respond.assignment (incident_id, at);
create index assignment_by_unit on respond.assignment (unit_id, at desc);

-- What an assignment asks of the officers: how far they are is told by its times.
create table respond.task (
  id uuid primary key references respond.assignment,
  incident_id uuid not null references respond.incident,
  unit_id uuid not null references respond.unit,
  given_at timestamptz not null,
  en_route_at timestamptz,
  at_scene_at timestamptz,
  ended_at timestamptz,
  state text not null generated always as (
    case
      when ended_at is not null then 'ended'
      when at_scene_at is not null then 'at-scene'
      when en_route_at is not null then 'en-route'
      else 'given'
    end) stored
);
create index task_by_incident on respond.task (incident_id);
create index task_current on respond.task (unit_id) where ended_at is null;

-- The fingerprint of a photo, so that the picture can be proved unchanged; the picture stays on the phone.
create table respond.photo (
  id uuid primary key,
  attempt_id uuid not null constraint photo_one_per_attempt unique,
  incident_id uuid not null references respond.incident,
  sha256 bytea not null check (length(sha256) = 32),
  bytes integer not null check (bytes > 0),
  taken_at timestamptz not null,
  kept_at timestamptz not null,
  by_actor text not null,
  by_name text not null
);
create index photo_by_incident on respond.photo (incident_id, taken_at);

create table respond.crime (
  id uuid primary key references memory.entity,
  attempt_id uuid not null default gen_random_uuid() constraint crime_one_per_attempt unique,
  force_id text not null,
  number text not null,
  incident_id uuid references respond.incident,
  record_id uuid not null references memory.record,
  victim_id uuid references memory.entity,
  opening_class text not null,
  offence_class text not null,
  reported_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  -- The test of the Crime Recording Rules, as the recording officer answered it.
  amounts_to_crime boolean not null default true,
  no_contrary_evidence boolean not null default true,
  test_words text not null default '',
  enhanced_rights boolean not null default false,
  occurred_from timestamptz not null,
  occurred_to timestamptz not null,
  recorded_by text not null,
  constraint crime_number_unique unique (force_id, number)
);
create index crime_by_incident on respond.crime (incident_id);

create table respond.crime_serial (
  force_id text not null,
  year integer not null,
  last integer not null,
  primary key (force_id, year)
);

grant select, insert, update on respond.incident, respond.log_serial, respond.crime_serial,
  respond.unit_state, respond.task to bluelamp_app;
grant select, insert, update, delete on respond.unit_position to bluelamp_app;
grant select, insert on respond.grading, respond.incident_entry, respond.unit_state_change,
  respond.assessment, respond.assignment, respond.photo, respond.crime to bluelamp_app;
grant select on respond.unit to bluelamp_app;
