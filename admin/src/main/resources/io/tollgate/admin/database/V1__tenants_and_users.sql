-- ${id} is the key column of each database. Times are epoch milliseconds; "..._folded" columns hold
-- the lower-cased value that makes a name unique whatever its letter case.

create table tenant (
  id ${id},
  org_name text not null,
  state text not null,
  admin_domain text not null,
  portal_domain text not null,
  provider_key text not null unique,
  from_email text,
  support_email text,
  finance_support_email text,
  site_access_code text,
  timezone text not null,
  default_service_id bigint,
  default_account_plan_id bigint,
  created_at bigint not null,
  updated_at bigint not null
);
create unique index tenant_admin_domain on tenant (admin_domain);
create unique index tenant_portal_domain on tenant (portal_domain);

create table account (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  org_name text not null,
  org_name_folded text not null,
  state text not null,
  state_changed_at bigint not null,
  extra_fields text not null,
  annotations text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id)
);

-- account_id is null on the provider's side.
create table users (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  account_id bigint,
  username text not null,
  username_folded text not null,
  email text,
  email_folded text,
  password_digest text,
  activation_code text,
  role text not null,
  state text not null,
  allowed_sections text not null,
  allowed_service_ids text,
  extra_fields text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);
create unique index provider_username on users (tenant_id, username_folded) where account_id is null;
create unique index provider_email on users (tenant_id, email_folded) where account_id is null;
create unique index developer_username on users (tenant_id, username_folded) where account_id is not null;
create unique index developer_email on users (tenant_id, email_folded) where account_id is not null;
create index users_of_account on users (tenant_id, account_id);

create table access_token (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  user_id bigint not null,
  name text not null,
  name_folded text not null,
  digest text not null unique,
  scopes text not null,
  permission text not null,
  expires_at bigint,
  last_used_at bigint,
  created_at bigint not null,
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade
);
create index tokens_of_user on access_token (tenant_id, user_id);
