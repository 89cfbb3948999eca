create table proxy (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint not null unique,
  endpoint text,
  sandbox_endpoint text,
  deployed_at bigint,
  credentials_location text not null,
  auth_app_key text not null,
  auth_app_id text not null,
  auth_user_key text not null,
  error_auth_failed text not null,
  error_status_auth_failed bigint not null,
  error_headers_auth_failed text not null,
  error_auth_missing text not null,
  error_status_auth_missing bigint not null,
  error_headers_auth_missing text not null,
  error_no_match text not null,
  error_status_no_match bigint not null,
  error_headers_no_match text not null,
  error_limits_exceeded text not null,
  error_status_limits_exceeded bigint not null,
  error_headers_limits_exceeded text not null,
  secret_token text not null,
  hostname_rewrite text,
  oauth_login_url text,
  api_test_path text not null,
  api_test_success boolean,
  policies_config text not null,
  oidc_issuer_endpoint text,
  oidc_issuer_type text not null,
  jwt_claim_with_client_id text,
  jwt_claim_with_client_id_type text,
  lock_version bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);

-- Of a service or of a backend; positions of one owner count from 1 without gaps.
create table mapping_rule (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint,
  backend_api_id bigint,
  metric_id bigint not null,
  http_method text not null,
  pattern text not null,
  delta bigint not null,
  position bigint not null,
  is_last boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade,
  foreign key (tenant_id, backend_api_id) references backend_api (tenant_id, id) on delete cascade,
  foreign key (tenant_id, metric_id) references metric (tenant_id, id) on delete cascade
);
create index rules_of_service on mapping_rule (tenant_id, service_id);
create index rules_of_backend on mapping_rule (tenant_id, backend_api_id);
create index rules_of_metric on mapping_rule (tenant_id, metric_id);

-- content is kept as its exact text; hosts is a list framed by commas, so that a host is found with
-- ",host,". is_current marks the one version of an environment that is served.
create table proxy_config (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint not null,
  environment text not null,
  version bigint not null,
  content text not null,
  hosts text not null,
  is_current boolean not null,
  user_id bigint,
  created_at bigint not null,
  unique (service_id, environment, version),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);
create unique index current_config on proxy_config (service_id, environment) where is_current;
create index current_configs_of_tenant on proxy_config (tenant_id, environment) where is_current;
create index configs_of_service on proxy_config (tenant_id, service_id);
