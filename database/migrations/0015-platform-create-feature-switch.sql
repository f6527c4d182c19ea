-- New table; breaks nothing.

-- Feature switch: each time a part of the service was switched off or on. The last of them holds; a feature never switched is on.
create table platform.feature_switch (
  feature text not null check (feature ~ '^[a-z]+(-[a-z]+)*$'),
  number integer not null check (number > 0),
  is_on boolean not null,
  reason text not null check (length(reason) between 1 and 500),
  switched_by text not null,
  switched_by_name text not null,
  switched_at timestamptz not null,
  primary key (feature, number)
);

grant select, insert on platform.feature_switch to bluelamp_app;
