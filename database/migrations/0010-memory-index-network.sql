-- Adds indexes; breaks nothing.
-- The newest records of one entity, and of one phone number or e-mail address, without reading all of a busy one's.
create index link_by_entity_and_record on memory.link (entity_id, record_id desc);
create index detail_shared_by_record on memory.detail (name, match_key, record_id desc)
  where name in ('phone', 'email');
