-- Descriptions of policies that gateways have besides the built-in ones.
create table policy (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  name text not null,
  version text not null,
  manifest text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, name, version)
);

-- Which ways to a token an OpenID Connect service offers.
alter table proxy add column standard_flow_enabled boolean not null default true;
alter table proxy add column implicit_flow_enabled boolean not null default false;
alter table proxy add column service_accounts_enabled boolean not null default false;
alter table proxy add column direct_access_grants_enabled boolean not null default false;
