-- New schema; breaks nothing.
create schema memory;
grant usage on schema memory to bluelamp_app;

-- Record: what arrived, as it came. Never changed.
create table memory.record (
  id uuid primary key,
  attempt_id uuid not null constraint record_one_per_attempt unique,
  kind text not null,
  channel text not null,
  source text not null,
  force_id text not null,
  area_code text,
  received_at timestamptz not null,
  occurred_from timestamptz,
  occurred_to timestamptz,
  regime text not null check (regime in ('dpa-part-3', 'uk-gdpr')),
  marking smallint not null default 0 check (marking in (0, 1)),
  retention_group smallint not null default 4 check (retention_group between 1 and 4),
  submitted_by text not null,
  body jsonb not null,
  body_hash bytea not null
);
create index record_by_kind_and_time on memory.record (kind, received_at desc);

-- Entity: what the links add up to now.
create table memory.entity (
  id uuid primary key,
  kind text not null check (kind in ('person', 'organisation', 'object', 'place', 'event')),
  subkind text not null,
  force_id text not null,
  created_at timestamptz not null
);

-- Link: this record speaks of that entity, in this role; says who or what asserted it, and why.
create table memory.link (
  id uuid primary key,
  record_id uuid not null references memory.record,
  entity_id uuid not null references memory.entity,
  role text not null,
  -- Suspects, convicted people, victims and witnesses are kept apart (Data Protection Act 2018 s.38).
  data_subject text check (data_subject in ('suspect', 'convicted', 'victim', 'witness')),
  opinion boolean not null default false,
  valid_from timestamptz,
  valid_to timestamptz,
  weight real,
  explanation jsonb,
  asserted_by text not null,
  asserted_at timestamptz not null
);
create index link_by_record on memory.link (record_id);
create index link_by_entity on memory.link (entity_id, role);

create table memory.link_withdrawal (
  link_id uuid primary key references memory.link,
  withdrawn_by text not null,
  withdrawn_at timestamptz not null,
  reason text not null
);

create view memory.current_link as
  select link.* from memory.link
  where not exists (select from memory.link_withdrawal w where w.link_id = link.id);

-- Detail: what one record says of one entity. The match key is the value made comparable.
create table memory.detail (
  record_id uuid not null references memory.record,
  entity_id uuid not null references memory.entity,
  name text not null,
  value text not null,
  match_key text not null,
  constraint detail_once primary key (record_id, entity_id, name, value)
);
create index detail_by_match_key on memory.detail (name, match_key);
create index detail_by_entity on memory.detail (entity_id);

-- Event: where and when an incident or a crime happened, for every pillar that counts or publishes.
create table memory.event (
  entity_id uuid primary key references memory.entity,
  kind text not null check (kind in ('incident', 'crime')),
  code text not null,
  force_id text not null,
  area_code text,
  uprn text,
  easting integer,
  northing integer,
  occurred_from timestamptz,
  occurred_to timestamptz,
  recorded_at timestamptz not null,
  -- Where it stands, in a word that may be told to the person it concerns.
  state text not null default 'open',
  state_at timestamptz not null,
  outcome text,
  outcome_at timestamptz
);
create index event_by_time on memory.event (kind, recorded_at);
create index event_by_area on memory.event (area_code, kind, recorded_at);

-- Clock: something owed by a time. Stopped once; never moved.
create table memory.clock (
  id uuid primary key,
  kind text not null,
  about uuid not null references memory.entity,
  owner text not null,
  area_code text,
  started_at timestamptz not null,
  due_at timestamptz not null,
  rule text not null,
  constraint clock_one_per_start unique (about, kind, started_at)
);
create index clock_by_due on memory.clock (due_at);

create table memory.clock_stop (
  clock_id uuid primary key references memory.clock,
  stopped_at timestamptz not null,
  outcome text not null check (outcome in ('met', 'not-needed')),
  stopped_by text not null,
  reason text
);

-- Places: one vocabulary for all pillars, on the British National Grid (EPSG:27700, metres).
create table memory.area (
  code text primary key,
  kind text not null check (kind in ('force', 'district', 'neighbourhood', 'beat')),
  name text not null,
  parent_code text references memory.area,
  force_id text not null,
  population integer,
  centre point not null,
  valid_from date not null,
  valid_to date
);

-- The core polygon type has no holes: a ring is added or taken away by its sign.
create table memory.area_ring (
  area_code text not null references memory.area,
  ring integer not null,
  sign smallint not null check (sign in (1, -1)),
  boundary polygon not null,
  primary key (area_code, ring)
);
create index area_ring_by_place on memory.area_ring using gist (boundary);

create table memory.snap_point (
  id integer primary key,
  name text not null,
  position point not null,
  latitude double precision not null,
  longitude double precision not null,
  addresses integer not null constraint snap_point_hides_homes check (addresses = 0 or addresses >= 8)
);
create index snap_point_by_place on memory.snap_point using gist (position);

create table memory.address (
  uprn text primary key,
  line text not null,
  street text not null,
  town text not null,
  postcode text not null,
  area_code text not null references memory.area,
  position point not null,
  snap_point_id integer references memory.snap_point
);
create index address_by_place on memory.address using gist (position);
create index address_by_postcode on memory.address (postcode);

-- The road network as typed arrays, read whole by the dispatcher's routing.
create table memory.road_network (
  id text primary key,
  nodes integer not null,
  arcs integer not null,
  node_eastings bytea not null,
  node_northings bytea not null,
  arc_from bytea not null,
  arc_to bytea not null,
  arc_seconds bytea not null,
  made_at timestamptz not null
);

-- Coded values, each dated and with its source; a figure that uses one names its version.
create table memory.reference_code (
  list text not null,
  code text not null,
  label text not null,
  attributes jsonb not null default '{}',
  valid_from date not null,
  valid_to date,
  source text not null,
  primary key (list, code, valid_from)
);

-- What the memory was made from: an invented force says so.
create table memory.provenance (
  key text primary key,
  value jsonb not null
);

grant select, insert on memory.record, memory.entity, memory.link, memory.link_withdrawal, memory.detail,
  memory.clock, memory.clock_stop to bluelamp_app;
grant select on memory.current_link, memory.area, memory.area_ring, memory.snap_point, memory.address,
  memory.road_network, memory.reference_code, memory.provenance to bluelamp_app;
grant select, insert, update on memory.event to bluelamp_app;
