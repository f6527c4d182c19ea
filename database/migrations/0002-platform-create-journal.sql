-- New tables; breaks nothing.

create table platform.journal_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id text not null,
  actor_name text not null,
  actor_role text not null,
  verb text not null,
  operation text not null,
  purpose text,
  subjects uuid[] not null default '{}',
  records uuid[] not null default '{}',
  detail jsonb not null default '{}',
  recipient text,
  request_id text,
  -- Sealing follows this, not the id: ids are handed out before commit and become visible out of order.
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint journal_entry_operation_is_known
    check (operation in ('collect', 'alter', 'consult', 'disclose', 'combine', 'erase', 'none')),
  constraint journal_entry_disclosure_names_its_recipient
    check (operation <> 'disclose' or recipient is not null),
  constraint journal_entry_at_can_be_written
    check (at >= '1900-01-01 00:00:00+00' and at < '10000-01-01 00:00:00+00')
);
create index journal_entry_by_transaction on platform.journal_entry (transaction_id, id);
create index journal_entry_by_time on platform.journal_entry (at, id);
create index journal_entry_by_actor on platform.journal_entry (actor_id, at, id);
create index journal_entry_by_subject on platform.journal_entry using gin (subjects);
create index journal_entry_by_record on platform.journal_entry using gin (records);

-- The Merkle tree over the entries. No foreign key to the entry: the tree must be able to outlive a row
-- that someone removed, for that is how the loss is found.
create table platform.journal_leaf (
  leaf_index bigint primary key,
  entry_id bigint not null,
  leaf_hash bytea not null,
  constraint journal_leaf_index_counts check (leaf_index >= 0),
  constraint journal_leaf_one_of_each_entry unique (entry_id),
  constraint journal_leaf_hash_is_sha256 check (length(leaf_hash) = 32)
);

-- Roots of complete subtrees at every eighth level (256, 65536 ... leaves): any other node is at most
-- 256 of these away, so a proof needs few reads and the table stays a 255th of the leaves.
create table platform.journal_node (
  level smallint,
  node_index bigint,
  node_hash bytea not null,
  primary key (level, node_index),
  constraint journal_node_level_is_an_eighth check (level > 0 and level % 8 = 0),
  constraint journal_node_hash_is_sha256 check (length(node_hash) = 32)
);

create table platform.journal_head (
  head_id bigint generated always as identity primary key,
  tree_size bigint not null,
  root_hash bytea not null,
  at timestamptz not null,
  origin text not null,
  key_id text not null,
  signature bytea not null,
  -- How far sealing has come, and in which database cluster: transaction ids mean nothing in another.
  sealed_transaction_id xid8 not null,
  sealed_entry_id bigint not null,
  cluster_id text not null,
  constraint journal_head_size_counts check (tree_size >= 0),
  constraint journal_head_hash_is_sha256 check (length(root_hash) = 32),
  constraint journal_head_signature_is_ed25519 check (length(signature) = 64)
);
create index journal_head_by_size on platform.journal_head (tree_size, head_id);

create function platform.refuse_change_of_journal() returns trigger
language plpgsql as $$
begin
  raise exception 'The journal only grows: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

-- Binds the owner too. A superuser can still get round it; the tree is there to show it.
create trigger journal_entry_only_grows before update or delete or truncate on platform.journal_entry
  for each statement execute function platform.refuse_change_of_journal();
create trigger journal_leaf_only_grows before update or delete or truncate on platform.journal_leaf
  for each statement execute function platform.refuse_change_of_journal();
create trigger journal_node_only_grows before update or delete or truncate on platform.journal_node
  for each statement execute function platform.refuse_change_of_journal();
create trigger journal_head_only_grows before update or delete or truncate on platform.journal_head
  for each statement execute function platform.refuse_change_of_journal();

revoke all on platform.journal_entry, platform.journal_leaf, platform.journal_node, platform.journal_head
  from public, bluelamp_app;
grant select on platform.journal_entry, platform.journal_leaf, platform.journal_node, platform.journal_head
  to bluelamp_app;
grant insert on platform.journal_leaf, platform.journal_node, platform.journal_head to bluelamp_app;
-- Neither id nor transaction_id: whoever could choose them could write an entry that is never sealed.
grant insert (at, actor_id, actor_name, actor_role, verb, operation, purpose, subjects, records, detail,
  recipient, request_id) on platform.journal_entry to bluelamp_app;
