create table service (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  name text not null,
  system_name text not null,
  state text not null,
  backend_version text not null,
  deployment_option text not null,
  support_email text,
  description text,
  txt_support text,
  terms text,
  intentions_required boolean not null,
  buyers_manage_apps boolean not null,
  buyers_manage_keys boolean not null,
  referrer_filters_required boolean not null,
  custom_keys_enabled boolean not null,
  buyer_key_regenerate_enabled boolean not null,
  mandatory_app_key boolean not null,
  buyer_can_select_plan boolean not null,
  buyer_plan_change_permission text not null,
  notification_settings text,
  annotations text not null,
  default_application_plan_id bigint,
  default_service_plan_id bigint,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  unique (tenant_id, system_name)
);

-- The value is stored clear: it is part of what gateways are given.
create table service_token (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint not null,
  value text not null unique,
  created_at bigint not null,
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);
create index tokens_of_service on service_token (tenant_id, service_id);

create table backend_api (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  name text not null,
  system_name text not null,
  description text,
  private_endpoint text not null,
  annotations text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  unique (tenant_id, system_name)
);

create table backend_usage (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint not null,
  backend_api_id bigint not null,
  path text not null,
  path_folded text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (service_id, path_folded),
  unique (service_id, backend_api_id),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade,
  foreign key (tenant_id, backend_api_id) references backend_api (tenant_id, id)
);
create index usages_of_backend on backend_usage (tenant_id, backend_api_id);

-- Of a service or of a backend; with parent_id it is a method.
create table metric (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint,
  backend_api_id bigint,
  parent_id bigint,
  system_name text not null,
  friendly_name text not null,
  description text,
  unit text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  unique (service_id, system_name),
  unique (service_id, friendly_name),
  unique (backend_api_id, system_name),
  unique (backend_api_id, friendly_name),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade,
  foreign key (tenant_id, backend_api_id) references backend_api (tenant_id, id) on delete cascade,
  foreign key (tenant_id, parent_id) references metric (tenant_id, id) on delete cascade
);
create index metrics_of_service on metric (tenant_id, service_id);
create index metrics_of_backend on metric (tenant_id, backend_api_id);
create index methods_of_metric on metric (tenant_id, parent_id);
