-- New schema; breaks nothing.
create schema if not exists platform;

-- The role the running server uses. A login role of the same name may exist already (the local server
-- makes one); where one login serves both, the server takes this role on after it connects.
do $$
begin
  if not exists (select from pg_roles where rolname = 'bluelamp_app') then
    create role bluelamp_app nologin;
    execute format('grant bluelamp_app to %I', current_user);
  end if;
end $$;

grant usage on schema platform to bluelamp_app;
grant select on platform.migration to bluelamp_app;

create table platform.account (
  id text primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  roles text[] not null,
  attributes jsonb not null default '{}',
  active boolean not null default true,
  constraint account_unique_subject unique (issuer, subject)
);

create table platform.session (
  token_hash bytea primary key,
  account_id text references platform.account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_expiry on platform.session (expires_at);

-- What is to be sent to people outside; the sender marks it sent, and people can look at it in the demo.
create table platform.outbox_message (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'email', 'letter', 'phone')),
  recipient text not null,
  template text not null,
  subject_line text,
  body text not null,
  about uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text
);
create index outbox_message_unsent on platform.outbox_message (created_at) where sent_at is null;

grant select, insert, update on platform.account to bluelamp_app;
grant select, insert, update, delete on platform.session to bluelamp_app;
grant select, insert, update on platform.outbox_message to bluelamp_app;
