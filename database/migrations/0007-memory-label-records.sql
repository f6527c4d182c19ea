-- Adds columns with defaults and a table; breaks nothing.
-- A record's content never changes; its labels may: who may see it is decided again when things change.
alter table memory.record
  add column sealed boolean not null default false,
  -- Actors to whom a sealed record is open.
  add column access_list text[] not null default '{}';

create table memory.label_change (
  id uuid primary key,
  record_id uuid not null references memory.record,
  marking smallint not null,
  sealed boolean not null,
  access_list text[] not null,
  retention_group smallint not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null
);
create index label_change_by_record on memory.label_change (record_id, changed_at);

grant select, insert on memory.label_change to bluelamp_app;
grant update (marking, sealed, access_list, retention_group) on memory.record to bluelamp_app;
