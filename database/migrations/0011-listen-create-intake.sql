-- New tables and one function; breaks nothing.

-- Intake: everything that reaches the force by a machine or a file goes through one door, is kept as it came,
-- and is counted: received = stored + repeated + rejected.

-- Source: who delivers, and by which adapter.
create table listen.intake_source (
  id uuid primary key,
  force_id text not null,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  name text not null,
  adapter text not null check (
    adapter in ('email', 'social', 'partner-file', 'intelligence', 'standard-model', 'bulk')),
  -- What a system outside proves itself with. The secret is random and long, so its hash is enough to keep.
  client_id uuid constraint intake_source_client_once unique,
  secret_hash bytea check (length(secret_hash) = 32),
  -- Why it is collected, who may see sources of intelligence, keys of social accounts.
  settings jsonb not null default '{}',
  open boolean not null default true,
  created_by text not null,
  created_at timestamptz not null,
  constraint intake_source_code_once unique (force_id, code),
  constraint intake_source_credentials_whole check ((client_id is null) = (secret_hash is null))
);

-- Mapping: what the columns of a partner's file mean. A change is a new version.
create table listen.intake_mapping (
  id uuid primary key,
  force_id text not null,
  name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(name) <= 60),
  version integer not null check (version > 0),
  mapping jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  constraint intake_mapping_version_once unique (force_id, name, version)
);

-- Upload: a file whose columns are being mapped; gone when it is taken in, or after a day.
create table listen.intake_upload (
  id uuid primary key,
  force_id text not null,
  source_id uuid not null references listen.intake_source,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);

-- Original: the bytes as they came. Taken away only as far as the records made of them are disposed of.
create table listen.intake_original (
  id uuid primary key,
  force_id text not null,
  sha256 bytea not null check (length(sha256) = 32),
  media_type text not null,
  size bigint not null,
  bytes bytea,
  -- Why there are no bytes, where there were none from the start.
  not_kept text check (not_kept in ('repeated', 'not for us')),
  parts_removed integer not null default 0,
  kept_at timestamptz not null
);
create index intake_original_by_hash on listen.intake_original (sha256);

-- Batch: one delivery. The counts stand in the same transaction as the items they count.
create table listen.intake_batch (
  id uuid primary key,
  force_id text not null,
  source_id uuid not null references listen.intake_source,
  mapping_id uuid references listen.intake_mapping,
  -- A name for lists: a file’s own, or the adapter’s word. Never the subject line of a message.
  name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null,
  state text not null check (state in ('open', 'closed')),
  -- How far into a large file the items committed so far reach.
  reached bigint not null default 0,
  expected bigint,
  received integer not null default 0,
  stored integer not null default 0,
  repeated integer not null default 0,
  rejected integer not null default 0,
  kind text not null default 'intake',
  marking smallint not null check (marking in (0, 1)),
  sealed boolean not null,
  access_list text[] not null default '{}',
  taken_by text not null,
  taken_by_name text not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  constraint intake_batch_reconciles check (received = stored + repeated + rejected)
);
create index intake_batch_by_time on listen.intake_batch (force_id, started_at desc);
create index intake_batch_by_file on listen.intake_batch (source_id, sha256);

-- Item: one message, one row, one report of a batch, and what became of it.
create table listen.intake_item (
  id uuid primary key,
  batch_id uuid not null references listen.intake_batch,
  source_id uuid not null references listen.intake_source,
  mapping_id uuid references listen.intake_mapping,
  force_id text not null,
  place integer not null,
  -- Kept last, when it is known whether anything of it is new.
  original_id uuid not null references listen.intake_original deferrable initially deferred,
  -- Which bytes of the original it is.
  part_start bigint not null,
  part_length bigint not null,
  part_hash bytea not null check (length(part_hash) = 32),
  -- The sender's own name for it, and what it said, made comparable.
  item_key bytea check (length(item_key) = 32),
  digest bytea check (length(digest) = 32),
  outcome text not null check (outcome in ('stored', 'repeated', 'rejected')),
  reason text,
  faults jsonb not null default '[]',
  notes jsonb not null default '[]',
  repeats uuid,
  kind text not null default 'intake',
  marking smallint not null check (marking in (0, 1)),
  sealed boolean not null,
  access_list text[] not null default '{}',
  taken_by text not null,
  taken_at timestamptz not null,
  settled_at timestamptz not null,
  forgotten_at timestamptz,
  constraint intake_item_place_once unique (batch_id, place),
  constraint intake_item_rejected_for_a_reason check ((outcome = 'rejected') = (reason is not null)),
  constraint intake_item_stored_under_a_key check (outcome <> 'stored' or item_key is not null),
  constraint intake_item_repeats_another check ((outcome = 'repeated') = (repeats is not null))
);
-- A second delivery of the same thing waits here for the first to commit, and then is a repetition.
create unique index intake_item_stored_once on listen.intake_item (source_id, item_key)
  where outcome = 'stored';
create unique index intake_item_rejected_once on listen.intake_item (source_id, part_hash, mapping_id)
  nulls not distinct where outcome = 'rejected';
create index intake_item_by_outcome on listen.intake_item (batch_id, outcome, place);
create index intake_item_by_original on listen.intake_item (original_id);
create index intake_item_by_repeated on listen.intake_item (repeats) where repeats is not null;

-- The records of memory that an item became. No foreign key: a record that was disposed of leaves its count.
create table listen.intake_record (
  item_id uuid not null references listen.intake_item,
  part text not null,
  record_id uuid not null,
  primary key (item_id, part)
);
create index intake_record_by_record on listen.intake_record (record_id);

-- Try: an item that was rejected, tried again with another mapping or with words mended by a person.
create table listen.intake_try (
  id uuid primary key,
  item_id uuid not null references listen.intake_item,
  mapping_id uuid references listen.intake_mapping,
  -- The mended copy; the original stays as it came.
  mended_id uuid references listen.intake_original,
  outcome text not null check (outcome in ('stored', 'repeated', 'rejected')),
  reason text,
  tried_by text not null,
  tried_by_name text not null,
  tried_at timestamptz not null
);
create index intake_try_by_item on listen.intake_try (item_id, tried_at);

-- Takes the bytes of disposed records out of what was kept, and says how many items lost theirs. Nothing else changes
-- an original.
create function listen.forget_originals(records uuid[], at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  part record;
  forgotten integer := 0;
begin
  for part in
    with made as (select r.item_id from listen.intake_record r where r.record_id = any(records))
    select i.id, i.original_id, i.part_start, i.part_length from listen.intake_item i
    where i.forgotten_at is null
      and (i.id in (select item_id from made) or i.repeats in (select item_id from made))
    order by i.id for update
  loop
    update listen.intake_item set forgotten_at = at where id = part.id;
    update listen.intake_original o
    set parts_removed = o.parts_removed + 1,
      bytes = case
        when exists (select from listen.intake_item other
          where other.original_id = o.id and other.forgotten_at is null)
        then overlay(o.bytes placing convert_to(repeat(' ', part.part_length::integer), 'UTF8')
          from part.part_start::integer + 1 for part.part_length::integer)
      end
    where o.id = part.original_id;
    update listen.intake_original o set bytes = null, parts_removed = o.parts_removed + 1
    where o.id in (select t.mended_id from listen.intake_try t where t.item_id = part.id);
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end $$;
revoke all on function listen.forget_originals(uuid[], timestamptz) from public;
grant execute on function listen.forget_originals(uuid[], timestamptz) to bluelamp_app;

grant select, insert on listen.intake_source, listen.intake_mapping, listen.intake_original,
  listen.intake_record, listen.intake_try to bluelamp_app;
grant update (name, client_id, secret_hash, settings, open) on listen.intake_source to bluelamp_app;
grant select, insert, delete on listen.intake_upload to bluelamp_app;
grant select, insert on listen.intake_batch, listen.intake_item to bluelamp_app;
grant update (state, reached, received, stored, repeated, rejected, marking, sealed, access_list, changed_at)
  on listen.intake_batch to bluelamp_app;
grant update (mapping_id, item_key, digest, outcome, reason, faults, notes, repeats, marking, sealed, access_list,
  settled_at) on listen.intake_item to bluelamp_app;
