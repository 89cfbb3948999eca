-- Prices per call of a metric, from the min-th to the max-th in a month; no max means all further
-- ones. Ranges of one plan and metric do not overlap. Money is stored as ten-thousandths.
create table pricing_rule (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  plan_id bigint not null,
  metric_id bigint not null,
  cost_per_unit bigint not null,
  min_calls bigint not null,
  max_calls bigint,
  created_at bigint not null,
  updated_at bigint not null,
  unique (plan_id, metric_id, min_calls),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id) on delete cascade,
  foreign key (tenant_id, metric_id) references metric (tenant_id, id) on delete cascade
);
create index prices_of_metric on pricing_rule (tenant_id, metric_id);

-- What plans promise: of a service, for its application or service plans; without a service, for
-- account plans. scope is the kind of those plans.
create table feature (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint,
  scope text not null,
  name text not null,
  system_name text not null,
  description text,
  visible boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);
create unique index service_feature_name on feature (service_id, scope, system_name) where service_id is not null;
create unique index account_feature_name on feature (tenant_id, scope, system_name) where service_id is null;
create index features_of_service on feature (tenant_id, service_id);

create table plan_feature (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  plan_id bigint not null,
  feature_id bigint not null,
  created_at bigint not null,
  unique (plan_id, feature_id),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id) on delete cascade,
  foreign key (tenant_id, feature_id) references feature (tenant_id, id) on delete cascade
);
create index plans_of_feature on plan_feature (tenant_id, feature_id);
