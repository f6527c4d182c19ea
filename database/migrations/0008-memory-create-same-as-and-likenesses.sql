-- Adds columns that may be null, tables and views; breaks nothing.
-- The record a direct match rests on; null where the link began an entity. Only records that are open to all of
-- the force (marking 0, not sealed) are rested on: what rests on a closed one is a row of memory.same_as.
alter table memory.link add column evidence_record uuid references memory.record;
create index link_by_evidence on memory.link (evidence_record) where evidence_record is not null;

-- A new column of the table is not in a view of "link.*" until the view is made again.
create or replace view memory.current_link as
  select link.* from memory.link
  where not exists (select from memory.link_withdrawal w where w.link_id = link.id);

-- A mention is all that one record says of one entity: its links and details by (record_id, entity_id).

-- Same as: two entities are one, for whoever may see both records that it rests on.
create table memory.same_as (
  id uuid primary key,
  entity_a uuid not null references memory.entity,
  entity_b uuid not null references memory.entity,
  record_a uuid not null references memory.record,
  record_b uuid not null references memory.record,
  weight real,
  probability real,
  explanation jsonb,
  model text not null,
  -- The question whose answer this is; null where no person was asked.
  likeness_id uuid,
  asserted_by text not null,
  asserted_at timestamptz not null,
  constraint same_as_of_two check (entity_a <> entity_b)
);
create index same_as_by_entity_a on memory.same_as (entity_a);
create index same_as_by_entity_b on memory.same_as (entity_b);
create index same_as_by_record_a on memory.same_as (record_a);
create index same_as_by_record_b on memory.same_as (record_b);

create table memory.same_as_withdrawal (
  same_as_id uuid primary key references memory.same_as,
  withdrawn_by text not null,
  withdrawn_at timestamptz not null,
  reason text not null
);

-- It stands while both records still speak of those entities.
create view memory.current_same_as as
  select s.* from memory.same_as s
  where not exists (select from memory.same_as_withdrawal w where w.same_as_id = s.id)
    and exists (select from memory.current_link l
      where l.record_id = s.record_a and l.entity_id = s.entity_a)
    and exists (select from memory.current_link l
      where l.record_id = s.record_b and l.entity_id = s.entity_b);

-- Likeness: a pair that may be one. A person decides.
create table memory.likeness (
  id uuid primary key,
  entity_a uuid not null references memory.entity,
  entity_b uuid not null references memory.entity,
  record_a uuid not null references memory.record,
  record_b uuid not null references memory.record,
  weight real,
  probability real,
  explanation jsonb,
  model text not null,
  asserted_by text not null,
  asserted_at timestamptz not null,
  constraint likeness_of_two check (entity_a <> entity_b)
);
create index likeness_by_entity_a on memory.likeness (entity_a);
create index likeness_by_entity_b on memory.likeness (entity_b);
create index likeness_by_record_a on memory.likeness (record_a);
create index likeness_by_record_b on memory.likeness (record_b);
create index likeness_by_time on memory.likeness (asserted_at);

alter table memory.same_as
  add constraint same_as_answers foreign key (likeness_id) references memory.likeness;

-- The last counts; "undone" puts the question back.
create table memory.likeness_decision (
  id uuid primary key,
  place bigint generated always as identity,
  likeness_id uuid not null references memory.likeness,
  decision text not null check (decision in ('same', 'different', 'cannot-tell', 'undone')),
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create index likeness_decision_by_likeness on memory.likeness_decision (likeness_id, place desc);

-- A likeness while both records still speak of those entities, with what was last decided of it.
create view memory.current_likeness as
  select l.*, d.id as decision_id, nullif(d.decision, 'undone') as decision, d.reason as decision_reason,
    d.decided_by, d.decided_at
  from memory.likeness l
  left join lateral (
    select * from memory.likeness_decision d where d.likeness_id = l.id order by d.place desc limit 1
  ) d on true
  where exists (select from memory.current_link k
      where k.record_id = l.record_a and k.entity_id = l.entity_a)
    and exists (select from memory.current_link k
      where k.record_id = l.record_b and k.entity_id = l.entity_b);

-- What was withdrawn for another link or by a decision: undoing goes back along these.
alter table memory.link_withdrawal
  add column replaced_by uuid references memory.link,
  add column decision_id uuid references memory.likeness_decision;
alter table memory.same_as_withdrawal
  add column decision_id uuid references memory.likeness_decision;
create index same_as_withdrawal_by_decision on memory.same_as_withdrawal (decision_id)
  where decision_id is not null;
create index link_withdrawal_by_decision on memory.link_withdrawal (decision_id)
  where decision_id is not null;
create index link_withdrawal_by_replacement on memory.link_withdrawal (replaced_by)
  where replaced_by is not null;

-- Keys by which a mention is found when another record speaks of the same one. The primary key is the way in.
create table memory.mention_key (
  kind text not null,
  key text not null,
  record_id uuid not null references memory.record,
  entity_id uuid not null references memory.entity,
  constraint mention_key_once primary key (kind, key, record_id, entity_id)
);
-- How far the mentions that no verb kept (older releases, the invented force) have been given their keys.
create table memory.mention_key_progress (
  version text primary key,
  last_record uuid,
  last_entity uuid,
  finished_at timestamptz
);
create index mention_key_by_record on memory.mention_key (record_id);

-- The newest first, so that a detail that thousands share is read no further than it has to be.
drop index memory.detail_by_match_key;
create index detail_by_match_key on memory.detail (name, match_key, record_id);

grant select, insert on memory.same_as, memory.same_as_withdrawal, memory.likeness,
  memory.likeness_decision, memory.mention_key to bluelamp_app;
grant select on memory.current_same_as, memory.current_likeness to bluelamp_app;
