-- Adds a column that has a default, an index and functions; breaks nothing. The loader makes the search index anew.

-- What the names are made of that its record says of anybody: who is asked for by name near a place is picked out of
-- the spots themselves, without a look at every record of a town.
alter table memory.search_spot add column words bigint[] not null default '{}';
drop index memory.search_spot_by_cell;
create index search_spot_by_cell on memory.search_spot (cell, class_id)
  include (easting, northing, mention, words);

-- A record speaks of several: what is said of one stands at the spots of the others.
create function memory.search_name_spots(record uuid) returns void
language plpgsql as $$
declare
  spoken bigint[] := (select coalesce(array_agg(distinct word order by word), '{}')
    from memory.search_mention m cross join unnest(m.words) as word where m.record_id = record);
begin
  update memory.search_spot s set words = spoken
    from memory.search_mention m
    where m.record_id = record and s.cell = memory.search_cell(m.easting, m.northing)
      and s.class_id = m.class_id and s.mention = m.id and s.words <> spoken;
end $$;

create function memory.search_unname_spots() returns trigger
language plpgsql as $$
begin
  perform memory.search_name_spots(old.record_id);
  return null;
end $$;

create trigger mention_leaves_no_name after delete on memory.search_mention
  for each row execute function memory.search_unname_spots();
