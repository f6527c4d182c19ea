-- New tables; breaks nothing.

-- Idea: what one of the force says is in the way, or would have done. Either its author stands here, or the hash of a
-- key that only they hold: never both. A day and no time, and an identifier made by lot, so that neither tells when.
create table change.idea (
  id uuid primary key,
  programme_id uuid not null references change.programme,
  -- The box it was put into: an element of the kind engagement.
  engagement_id uuid not null,
  sort text not null check (sort in ('inhibitor', 'idea')),
  words text not null check (length(words) between 1 and 4000),
  posted_on date not null,
  author_id text,
  author_name text,
  key_hash bytea unique check (length(key_hash) = 32),
  -- Says the same as another: the first of its group, which says this of none.
  same_as uuid references change.idea on delete set null,
  constraint idea_has_an_author_or_a_key
    check ((author_id is null) = (author_name is null) and (author_id is null) <> (key_hash is null)),
  constraint idea_is_not_its_own_double check (same_as <> id)
);
create index idea_by_programme on change.idea (programme_id);
create index idea_by_author on change.idea (author_id) where author_id is not null;
create index idea_by_group on change.idea (same_as) where same_as is not null;

-- Reply: what the author is told, and what became of the idea. It goes with the idea.
create table change.idea_reply (
  id uuid primary key,
  idea_id uuid not null references change.idea on delete cascade,
  outcome text not null check (outcome in ('replied', 'taken-up', 'declined')),
  words text not null check (length(words) between 1 and 4000),
  -- What it was taken up in: an option, a project, a theme.
  element_id uuid,
  on_behalf text not null,
  replied_by text not null,
  replied_by_name text not null,
  replied_at timestamptz not null,
  constraint idea_reply_names_what_took_it_up check ((outcome = 'taken-up') = (element_id is not null))
);
create index idea_reply_by_idea on change.idea_reply (idea_id, replied_at);

grant select, insert, delete on change.idea to bluelamp_app;
grant update (same_as) on change.idea to bluelamp_app;
grant select, insert on change.idea_reply to bluelamp_app;
