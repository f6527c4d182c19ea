-- New tables and functions; breaks nothing.

-- A person's decision at a review: keep until the next, or dispose of.
create table memory.retention_decision (
  id uuid primary key,
  entity_id uuid not null references memory.entity,
  decision text not null check (decision in ('retain', 'dispose')),
  retention_group smallint not null check (retention_group between 1 and 4),
  -- What the group was computed from, and by which version of the lists.
  explanation jsonb not null,
  -- The questions of the national retention assessment criteria, answered.
  answers jsonb not null,
  reason text not null,
  next_review_at timestamptz,
  decided_by text not null,
  decided_at timestamptz not null,
  constraint retention_decision_says_until_when
    check ((decision = 'retain') = (next_review_at is not null))
);
create index retention_decision_by_entity on memory.retention_decision (entity_id, decided_at);

-- Nothing about this person may be disposed of while an inquiry, an appeal or the like may need it.
create table memory.legal_hold (
  id uuid primary key,
  entity_id uuid not null references memory.entity,
  authority text not null,
  reason text not null,
  placed_by text not null,
  placed_at timestamptz not null
);
create index legal_hold_by_entity on memory.legal_hold (entity_id);

create table memory.legal_hold_release (
  hold_id uuid primary key references memory.legal_hold,
  reason text not null,
  released_by text not null,
  released_at timestamptz not null
);

-- Disposal: proposed by one, approved by another, done by the database. Identifiers only, so that it may outlive what it tells of.
create table memory.disposal (
  id uuid primary key,
  force_id text not null,
  ground text not null
    check (ground in ('period-over', 'not-needed', 'erasure-ordered', 'held-in-error')),
  persons uuid[] not null check (cardinality(persons) > 0),
  records uuid[] not null check (cardinality(records) > 0),
  records_hash bytea not null check (length(records_hash) = 32),
  proposed_by text not null,
  proposed_at timestamptz not null
);

create table memory.disposal_answer (
  disposal_id uuid primary key references memory.disposal,
  answer text not null check (answer in ('approved', 'refused')),
  answered_by text not null,
  answered_at timestamptz not null
);

create table memory.disposal_certificate (
  disposal_id uuid primary key references memory.disposal,
  done_at timestamptz not null,
  -- Rows removed, by table.
  counts jsonb not null,
  entities uuid[] not null
);

-- What is gone for good: a restored older backup is cleared of it again.
create table memory.disposed (
  kind text not null check (kind in ('record', 'entity')),
  id uuid not null,
  disposal_id uuid not null,
  disposed_at timestamptz not null,
  primary key (kind, id)
);

-- Every column that holds the identifier of a record or an entity, and what becomes of it. A table that gets
-- such a column adds itself here in its migration; a test reads the catalogue for one that did not.
create table memory.disposal_reach (
  table_name text not null,
  column_name text not null,
  holds text not null check (holds in ('record', 'entity', 'records', 'entities', 'row')),
  -- For `row`: the column holds a value of that column of that table, whose rows go.
  of_table text,
  of_column text,
  on_disposal text not null check (on_disposal in ('remove', 'clear', 'take-out', 'call', 'keep')),
  -- For `call`: a function of the records and the time, which removes what no row of its own holds and says how much.
  calls text,
  why text not null default '',
  primary key (table_name, column_name),
  constraint disposal_reach_names_the_row
    check ((holds = 'row') = (of_table is not null and of_column is not null)),
  constraint disposal_reach_names_the_function check ((on_disposal = 'call') = (calls is not null)),
  constraint disposal_reach_keeps_for_a_reason check (on_disposal <> 'keep' or why <> '')
);

-- A correction is a record of its own; this ties it to what it corrects.
create table memory.correction (
  record_id uuid primary key references memory.record,
  corrects uuid not null references memory.record,
  entity_id uuid references memory.entity,
  field text not null
);
create index correction_by_corrected on memory.correction (corrects);

create table memory.correction_told (
  id uuid primary key,
  correction_id uuid not null references memory.correction,
  recipient text not null,
  told_by text not null,
  told_at timestamptz not null,
  constraint correction_told_once unique (correction_id, recipient)
);

-- Fact or opinion (Data Protection Act 2018 s.38), of a link or of a statement in the record. The last mark counts.
create table memory.opinion_mark (
  id uuid primary key,
  place bigint generated always as identity,
  record_id uuid not null references memory.record,
  link_id uuid references memory.link,
  field text,
  opinion boolean not null,
  reason text not null,
  marked_by text not null,
  marked_at timestamptz not null,
  constraint opinion_mark_is_of_one_thing check ((link_id is null) <> (field is null))
);
create index opinion_mark_by_record on memory.opinion_mark (record_id, place desc);

-- Somebody asks what is held on them (Data Protection Act 2018 ss.45 to 47).
create table memory.subject_request (
  id uuid primary key,
  entity_id uuid not null references memory.entity,
  received_at timestamptz not null,
  asked_by text not null check (asked_by in ('subject', 'representative')),
  identity_check text not null,
  kept_by text not null,
  kept_at timestamptz not null
);
create index subject_request_by_entity on memory.subject_request (entity_id);

create table memory.subject_request_step (
  id uuid primary key,
  request_id uuid not null references memory.subject_request,
  kind text not null check (kind in ('paused', 'resumed', 'extended', 'answered', 'refused')),
  reason text not null,
  by_actor text not null,
  at timestamptz not null
);
create index subject_request_step_by_request on memory.subject_request_step (request_id, at);

-- What of it is held back, and why. The last decision on a record counts.
create table memory.disclosure_restriction (
  id uuid primary key,
  place bigint generated always as identity,
  request_id uuid not null references memory.subject_request,
  record_id uuid not null references memory.record,
  way text not null check (way in ('withhold', 'neither-confirm-nor-deny', 'show')),
  ground text not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create index disclosure_restriction_by_request on memory.disclosure_restriction (request_id, record_id, place desc);

-- Words that stand for somebody else and that no link tells.
create table memory.disclosure_mask (
  id uuid primary key,
  request_id uuid not null references memory.subject_request,
  words text not null,
  masked_by text not null,
  masked_at timestamptz not null
);
create index disclosure_mask_by_request on memory.disclosure_mask (request_id);

create table memory.disclosure (
  id uuid primary key,
  request_id uuid not null references memory.subject_request,
  recipient text not null,
  records uuid[] not null,
  export_hash bytea not null check (length(export_hash) = 32),
  disclosed_by text not null,
  disclosed_at timestamptz not null
);
create index disclosure_by_request on memory.disclosure (request_id);

insert into memory.disposal_reach (table_name, column_name, holds, of_table, of_column, on_disposal, why) values
  ('memory.record', 'id', 'record', null, null, 'remove', ''),
  ('memory.entity', 'id', 'entity', null, null, 'remove', ''),
  ('memory.link', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.link', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.link_withdrawal', 'link_id', 'row', 'memory.link', 'id', 'remove', ''),
  ('memory.link', 'evidence_record', 'record', null, null, 'clear', 'A link of another record stands on its own again.'),
  ('memory.link_withdrawal', 'replaced_by', 'row', 'memory.link', 'id', 'clear', ''),
  ('memory.link_withdrawal', 'decision_id', 'row', 'memory.likeness_decision', 'id', 'clear', ''),
  ('memory.same_as', 'entity_a', 'entity', null, null, 'remove', ''),
  ('memory.same_as', 'entity_b', 'entity', null, null, 'remove', ''),
  ('memory.same_as', 'record_a', 'record', null, null, 'remove', ''),
  ('memory.same_as', 'record_b', 'record', null, null, 'remove', ''),
  ('memory.same_as', 'likeness_id', 'row', 'memory.likeness', 'id', 'clear', ''),
  ('memory.same_as_withdrawal', 'same_as_id', 'row', 'memory.same_as', 'id', 'remove', ''),
  ('memory.likeness', 'entity_a', 'entity', null, null, 'remove', ''),
  ('memory.likeness', 'entity_b', 'entity', null, null, 'remove', ''),
  ('memory.likeness', 'record_a', 'record', null, null, 'remove', ''),
  ('memory.likeness', 'record_b', 'record', null, null, 'remove', ''),
  ('memory.likeness_decision', 'likeness_id', 'row', 'memory.likeness', 'id', 'remove', ''),
  ('memory.mention_key', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.mention_key', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.search_mention', 'record_id', 'record', null, null, 'remove', 'Its trigger takes postings, keys, spots and rare words away.'),
  ('memory.search_mention', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.search_text', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.search_reference', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.search_reference', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.search_progress', 'last_record', 'record', null, null, 'keep', 'How far a loader came: an identifier, by which nothing is found.'),
  ('memory.mention_key_progress', 'last_record', 'record', null, null, 'keep', 'How far a loader came: an identifier, by which nothing is found.'),
  ('memory.mention_key_progress', 'last_entity', 'entity', null, null, 'keep', 'How far a loader came: an identifier, by which nothing is found.'),
  ('memory.detail', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.detail', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.event', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.clock', 'about', 'entity', null, null, 'remove', ''),
  ('memory.clock_stop', 'clock_id', 'row', 'memory.clock', 'id', 'remove', ''),
  ('memory.label_change', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.retention_decision', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.legal_hold', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.legal_hold_release', 'hold_id', 'row', 'memory.legal_hold', 'id', 'remove', ''),
  ('memory.correction', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.correction', 'corrects', 'record', null, null, 'remove', ''),
  ('memory.correction', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.correction_told', 'correction_id', 'row', 'memory.correction', 'record_id', 'remove', ''),
  ('memory.opinion_mark', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.opinion_mark', 'link_id', 'row', 'memory.link', 'id', 'remove', ''),
  ('memory.subject_request', 'entity_id', 'entity', null, null, 'remove', ''),
  ('memory.subject_request_step', 'request_id', 'row', 'memory.subject_request', 'id', 'remove', ''),
  ('memory.disclosure_restriction', 'request_id', 'row', 'memory.subject_request', 'id', 'remove', ''),
  ('memory.disclosure_restriction', 'record_id', 'record', null, null, 'remove', ''),
  ('memory.disclosure_mask', 'request_id', 'row', 'memory.subject_request', 'id', 'remove', ''),
  ('memory.disclosure', 'request_id', 'row', 'memory.subject_request', 'id', 'remove', ''),
  ('memory.disclosure', 'records', 'records', null, null, 'keep', 'Identifiers of what was handed over, until the request itself goes.'),
  ('memory.disposal', 'persons', 'entities', null, null, 'keep', 'The proof of a disposal holds identifiers only.'),
  ('memory.disposal', 'records', 'records', null, null, 'keep', 'The proof of a disposal holds identifiers only.'),
  ('memory.disposal_certificate', 'entities', 'entities', null, null, 'keep', 'The proof of a disposal holds identifiers only.'),
  ('memory.disposed', 'id', 'record', null, null, 'keep', 'The register by which a restored backup is cleared again.'),
  ('listen.report', 'record_id', 'record', null, null, 'remove', ''),
  ('listen.report', 'person_id', 'entity', null, null, 'remove', ''),
  ('listen.update', 'record_id', 'record', null, null, 'remove', ''),
  ('listen.publication', 'event_id', 'entity', null, null, 'remove', 'What was published stays: it names nobody and no place of anybody.'),
  ('platform.outbox_message', 'about', 'record', null, null, 'remove', ''),
  ('platform.journal_entry', 'subjects', 'entities', null, null, 'keep', 'The journal keeps identifiers, never contents, and cannot be changed.'),
  ('platform.journal_entry', 'records', 'records', null, null, 'keep', 'The journal keeps identifiers, never contents, and cannot be changed.'),
  ('respond.incident', 'id', 'entity', null, null, 'remove', ''),
  ('respond.incident', 'record_id', 'record', null, null, 'remove', ''),
  ('respond.incident_entry', 'incident_id', 'row', 'respond.incident', 'id', 'remove', ''),
  ('respond.grading', 'incident_id', 'row', 'respond.incident', 'id', 'remove', ''),
  ('respond.assessment', 'incident_id', 'row', 'respond.incident', 'id', 'remove', ''),
  ('respond.assignment', 'incident_id', 'row', 'respond.incident', 'id', 'remove', ''),
  ('respond.task', 'incident_id', 'row', 'respond.incident', 'id', 'remove', ''),
  ('respond.photo', 'incident_id', 'row', 'respond.incident', 'id', 'remove', ''),
  ('respond.unit_state', 'incident_id', 'row', 'respond.incident', 'id', 'clear', ''),
  ('respond.unit_state_change', 'incident_id', 'row', 'respond.incident', 'id', 'clear', 'Where a unit was is the unit''s history; of what, is gone.'),
  ('respond.crime', 'id', 'entity', null, null, 'remove', ''),
  ('respond.crime', 'record_id', 'record', null, null, 'remove', ''),
  ('respond.crime', 'incident_id', 'row', 'respond.incident', 'id', 'remove', ''),
  ('respond.crime', 'victim_id', 'entity', null, null, 'clear', '');

insert into memory.disposal_reach (table_name, column_name, holds, on_disposal, calls, why) values
  ('listen.intake_record', 'record_id', 'record', 'call', 'listen.forget_originals',
    'The bytes go; that an item was stored stays counted, by identifiers.');
-- Whoever may take bytes away must have come by `memory.dispose`.
revoke execute on function listen.forget_originals from bluelamp_app;

-- Which rows of a table go, as a condition on $1 (records) and $2 (entities).
create function memory.disposal_condition(wanted text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  reach record;
  conditions text[] := '{}';
begin
  for reach in
    select * from memory.disposal_reach
    where table_name = wanted and on_disposal = 'remove' order by column_name
  loop
    conditions := conditions || memory.disposal_part(reach.column_name, reach.holds, reach.of_table, reach.of_column);
  end loop;
  return coalesce('(' || array_to_string(conditions, ' or ') || ')', 'false');
end $$;

create function memory.disposal_part(column_name text, holds text, of_table text, of_column text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return case holds
    when 'record' then format('%I = any ($1)', column_name)
    when 'entity' then format('%I = any ($2)', column_name)
    when 'records' then format('%I && $1', column_name)
    when 'entities' then format('%I && $2', column_name)
    else format('%I in (select %I from %s where %s)', column_name, of_column, of_table::regclass,
      memory.disposal_condition(of_table))
  end;
end $$;

-- Removes rows in an order that no foreign key forbids: a table goes when nothing that waits refers to it.
-- The owner's own, for `dispose` and for clearing a restored backup.
create function memory.remove_disposed(records uuid[], entities uuid[], at timestamptz) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  reach record;
  waiting text[];
  next_table text;
  removed bigint;
  counts jsonb := '{}';
begin
  for reach in select * from memory.disposal_reach where on_disposal = 'call' order by calls loop
    execute format('select %s($1, $2)', reach.calls::regproc) into removed using records, at;
    if removed > 0 then
      counts := counts || jsonb_build_object(reach.table_name, removed);
    end if;
  end loop;
  for reach in select * from memory.disposal_reach where on_disposal in ('clear', 'take-out') loop
    if reach.on_disposal = 'clear' then
      execute format('update %s set %I = null where %s', reach.table_name::regclass, reach.column_name,
        memory.disposal_part(reach.column_name, reach.holds, reach.of_table, reach.of_column))
        using records, entities;
    else
      execute format('update %1$s set %2$I = array(select x from unnest(%2$I) x where not x = any (%3$s)) where %2$I && %3$s',
        reach.table_name::regclass, reach.column_name,
        case reach.holds when 'records' then '$1' else '$2' end) using records, entities;
    end if;
  end loop;
  select array_agg(distinct table_name order by table_name) into waiting
    from memory.disposal_reach where on_disposal = 'remove';
  while cardinality(waiting) > 0 loop
    select t into next_table from unnest(waiting) t
    where not exists (
        select from pg_constraint c
        where c.contype = 'f' and c.confrelid = t::regclass and c.conrelid <> c.confrelid
          and c.conrelid = any (waiting::regclass[]))
      and not exists (
        select from memory.disposal_reach r
        where r.of_table = t and r.on_disposal = 'remove' and r.table_name <> t and r.table_name = any (waiting))
    order by t limit 1;
    if next_table is null then
      raise exception 'The tables % refer to one another in a ring', waiting;
    end if;
    execute format('delete from %s where %s', next_table::regclass, memory.disposal_condition(next_table))
      using records, entities;
    get diagnostics removed = row_count;
    if removed > 0 then
      counts := counts || jsonb_build_object(next_table, removed);
    end if;
    waiting := array_remove(waiting, next_table);
  end loop;
  return counts;
end $$;

-- Of what these records speak, that which no other record speaks of.
create function memory.left_without_record(gone uuid[]) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct l.entity_id), '{}') from memory.link l
  where l.record_id = any (gone)
    and not exists (select from memory.link other
      where other.entity_id = l.entity_id and not other.record_id = any (gone))
$$;

-- The one way by which anything is ever removed. Whoever calls it, the database itself looks whether two people
-- who may, and who are not the same, have decided it, and whether a hold forbids it.
create function memory.dispose(wanted uuid, done_at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  proposal memory.disposal;
  answer memory.disposal_answer;
  gone uuid[];
  counts jsonb;
begin
  select * into proposal from memory.disposal where id = wanted for update;
  if not found then
    raise exception 'There is no disposal %', wanted using errcode = 'no_data_found';
  end if;
  if exists (select from memory.disposal_certificate where disposal_id = wanted) then
    raise exception 'Disposal % is done', wanted using errcode = 'object_not_in_prerequisite_state';
  end if;
  select * into answer from memory.disposal_answer where disposal_id = wanted;
  if answer.answer is distinct from 'approved' then
    raise exception 'Disposal % is not approved', wanted using errcode = 'insufficient_privilege';
  end if;
  if answer.answered_by = proposal.proposed_by then
    raise exception 'A disposal needs two people' using errcode = 'insufficient_privilege';
  end if;
  if (select count(distinct id) from platform.account
      where id in (proposal.proposed_by, answer.answered_by) and active
        and roles && array['records-manager', 'supervisor']) <> 2 then
    raise exception 'A disposal needs two people who may decide it' using errcode = 'insufficient_privilege';
  end if;
  if proposal.records_hash <> memory.hash_of_ids(proposal.records) then
    raise exception 'The records of disposal % are not those it was proposed for', wanted
      using errcode = 'data_exception';
  end if;
  -- Held by what any of the records says of anybody: the proposal's list of people is not trusted.
  if exists (
      select from memory.legal_hold h
      where not exists (select from memory.legal_hold_release r where r.hold_id = h.id)
        and (h.entity_id = any (proposal.persons)
          or exists (select from memory.link l
            where l.entity_id = h.entity_id and l.record_id = any (proposal.records)))) then
    raise exception 'A legal hold forbids disposal %', wanted using errcode = 'object_not_in_prerequisite_state';
  end if;
  gone := memory.left_without_record(proposal.records);
  counts := memory.remove_disposed(proposal.records, gone, done_at);
  insert into memory.disposed (kind, id, disposal_id, disposed_at)
    select 'record', x, wanted, done_at from unnest(proposal.records) x
    union select 'entity', x, wanted, done_at from unnest(gone) x
    on conflict do nothing;
  insert into memory.disposal_certificate values (wanted, done_at, counts, gone);
  return counts;
end $$;

-- SHA-256 over the identifiers, in order, one a line.
create function memory.hash_of_ids(ids uuid[]) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(coalesce(string_agg(x::text, E'\n' order by x), ''), 'UTF8')) from unnest(ids) x
$$;

-- After an older backup was restored: removes what had been disposed of since. Owner only.
create function memory.dispose_again(register jsonb, at timestamptz) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  records uuid[];
  entities uuid[];
begin
  insert into memory.disposed (kind, id, disposal_id, disposed_at)
    select kind, id, disposal_id, disposed_at
    from jsonb_to_recordset(register) as r (kind text, id uuid, disposal_id uuid, disposed_at timestamptz)
    on conflict do nothing;
  select coalesce(array_agg(id), '{}') into records from memory.disposed where kind = 'record';
  -- Something may since speak of what was once left without a record.
  select coalesce(array_agg(id), '{}') into entities from memory.disposed d
    where kind = 'entity' and not exists (
      select from memory.link l where l.entity_id = d.id and not l.record_id = any (records));
  return memory.remove_disposed(records, entities, at);
end $$;

revoke all on function memory.disposal_condition, memory.disposal_part, memory.remove_disposed,
  memory.left_without_record, memory.dispose, memory.dispose_again from public;
grant execute on function memory.dispose to bluelamp_app;
grant execute on function memory.hash_of_ids to bluelamp_app;

grant select, insert on memory.retention_decision, memory.legal_hold, memory.legal_hold_release,
  memory.disposal, memory.disposal_answer, memory.correction, memory.correction_told, memory.opinion_mark,
  memory.subject_request, memory.subject_request_step, memory.disclosure_restriction,
  memory.disclosure_mask, memory.disclosure to bluelamp_app;
grant select on memory.disposal_certificate, memory.disposed, memory.disposal_reach to bluelamp_app;
