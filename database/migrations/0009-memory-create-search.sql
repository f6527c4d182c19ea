-- New tables, functions and triggers; breaks nothing. What was kept before is taken into the index by the loader, at
-- `npm run migrate` or the next start (memory/search/index-all.ts): stopped half way, it goes on from there.

-- Access class: the labels by which the policy tells one record from another, each combination once. Entries of the
-- index stand by class, so a search passes over nothing that is hidden from its actor: neither what it finds
-- nor how long it takes depends on that.
create table memory.search_class (
  id integer generated always as identity primary key,
  force_id text not null,
  marking smallint not null,
  sealed boolean not null,
  access_list text[] not null,
  constraint search_class_once unique (force_id, marking, sealed, access_list)
);

-- The words that names are made of, with the keys under which a misspelt word finds them. The id is taken from the
-- word itself and nothing is unique here, so two who first write one new word do not wait for each other.
create table memory.search_word (
  id bigint not null,
  word text collate "C" not null,
  keys text[] not null
);
create index search_word_by_id on memory.search_word (id);
create index search_word_by_word on memory.search_word (word);
create index search_word_by_key on memory.search_word using gin (keys) with (fastupdate = off);

-- What one record says of one entity, as far as it can be searched for.
create table memory.search_mention (
  id bigint generated always as identity primary key,
  record_id uuid not null references memory.record,
  entity_id uuid not null references memory.entity,
  class_id integer not null,
  words bigint[] not null,
  keys text[] not null,
  born smallint,
  district text,
  easting integer,
  northing integer
);
create unique index search_mention_once on memory.search_mention (record_id, entity_id);
create index search_mention_by_entity on memory.search_mention (entity_id);

-- One row a word of a name (b = 0) and one a pair of words (a < b): a name of two words is one short list,
-- not two long ones laid over each other. Spare: words of the name that the row leaves out.
create table memory.search_name (
  mention bigint not null,
  a bigint not null,
  b bigint not null,
  class_id integer not null,
  spare smallint not null,
  born smallint,
  district text collate "C"
);
create index search_name_by_words on memory.search_name (a, b, class_id, spare, mention desc);
create index search_name_by_word_and_birth on memory.search_name (a, born, class_id, spare, mention desc)
  where b = 0 and born is not null;
create index search_name_by_word_and_district on memory.search_name (a, district, class_id, spare, mention desc)
  where b = 0 and district is not null;

-- What is the same or not: a phone, a date of birth, a reference. `phone:07700900123`.
create table memory.search_key (
  mention bigint not null,
  key text collate "C" not null,
  class_id integer not null
);
create index search_key_by_key on memory.search_key (key, class_id, mention desc);

-- Where it is, by squares of 250 metres.
create table memory.search_spot (
  mention bigint not null,
  cell integer not null,
  class_id integer not null,
  easting integer not null,
  northing integer not null
);
create index search_spot_by_cell on memory.search_spot (cell, class_id)
  include (easting, northing, mention);

-- The words of a record, and among them its class (`zc17`), its month and its day (`zt202611`, `zt20261120`).
create table memory.search_text (
  record_id uuid primary key references memory.record,
  class_id integer not null,
  words tsvector not null
);
create index search_text_by_word on memory.search_text using gin (words);

-- References by which people ask for an event or a record: a crime number, a log number, a report's reference.
create table memory.search_reference (
  record_id uuid not null references memory.record,
  entity_id uuid not null references memory.entity,
  key text collate "C" not null,
  constraint search_reference_once primary key (record_id, entity_id, key)
);

-- How far the loader has come.
create table memory.search_progress (
  version text primary key,
  last_record uuid,
  -- Indexes taken off while much is loaded at once, to be made again.
  indexes text[] not null default '{}',
  finished_at timestamptz
);

create function memory.search_cell(easting integer, northing integer) returns integer
language sql immutable parallel safe as $$ select (easting / 250) * 10000 + northing / 250 $$;

create function memory.search_class_for(force text, mark smallint, is_sealed boolean, readers text[]) returns integer
language plpgsql as $$
declare
  found_id integer;
begin
  loop
    select id into found_id from memory.search_class
      where force_id = force and marking = mark and sealed = is_sealed and access_list = readers;
    if found_id is not null then
      return found_id;
    end if;
    insert into memory.search_class (force_id, marking, sealed, access_list)
      values (force, mark, is_sealed, readers) on conflict do nothing;
  end loop;
end $$;

-- A record's labels changed: its entries move to the other class, in the same transaction.
create function memory.search_move_class() returns trigger
language plpgsql as $$
declare
  class integer := memory.search_class_for(new.force_id, new.marking, new.sealed, new.access_list);
  mention memory.search_mention;
begin
  for mention in select * from memory.search_mention where record_id = new.id loop
    update memory.search_name n set class_id = class
      where n.a = any (mention.words) and n.b = any (mention.words || 0) and n.class_id = mention.class_id
        and n.spare = any ('{0,1,2,3,4,5,6,7}') and n.mention = mention.id;
    update memory.search_key k set class_id = class
      where k.key = any (mention.keys) and k.class_id = mention.class_id and k.mention = mention.id;
    update memory.search_spot s set class_id = class
      where s.cell = memory.search_cell(mention.easting, mention.northing)
        and s.class_id = mention.class_id and s.mention = mention.id;
    update memory.search_mention m set class_id = class where m.id = mention.id;
  end loop;
  update memory.search_text set class_id = class,
      words = ts_delete(words, 'zc' || class_id) || array_to_tsvector(array['zc' || class])
    where record_id = new.id;
  return null;
end $$;

create trigger record_moves_in_search
  after update of marking, sealed, access_list, force_id on memory.record
  for each row
  when ((old.marking, old.sealed, old.access_list, old.force_id)
    is distinct from (new.marking, new.sealed, new.access_list, new.force_id))
  execute function memory.search_move_class();

-- What a mention put into the index.
create function memory.search_clear(gone memory.search_mention) returns void
language plpgsql as $$
begin
  delete from memory.search_name n
    where n.a = any (gone.words) and n.b = any (gone.words || 0) and n.class_id = gone.class_id
      and n.spare = any ('{0,1,2,3,4,5,6,7}') and n.mention = gone.id;
  delete from memory.search_key k
    where k.key = any (gone.keys) and k.class_id = gone.class_id and k.mention = gone.id;
  delete from memory.search_spot s
    where s.cell = memory.search_cell(gone.easting, gone.northing)
      and s.class_id = gone.class_id and s.mention = gone.id;
end $$;

-- A record is disposed of: nothing of it may stay behind here, not even a rare name in the list of words. Whoever
-- adds words holds the same lock shared, so that none is taken away between its being found and being used.
create function memory.search_forget() returns trigger
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('memory.search_word'));
  perform memory.search_clear(old);
  delete from memory.search_word w where w.id = any (old.words)
    and not exists (select from memory.search_name n where n.a = w.id);
  return old;
end $$;

create trigger mention_is_forgotten before delete on memory.search_mention
  for each row execute function memory.search_forget();

grant select, insert, update, delete on memory.search_mention, memory.search_name, memory.search_key,
  memory.search_spot, memory.search_text, memory.search_reference to bluelamp_app;
grant select, insert on memory.search_class, memory.search_word to bluelamp_app;
grant select on memory.search_progress to bluelamp_app;
