-- kind is application, service or account; an account plan has no service. Money is stored as
-- ten-thousandths. A customised plan knows its original and is used by one application.
create table plan (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  kind text not null,
  service_id bigint,
  original_id bigint,
  name text not null,
  system_name text not null,
  state text not null,
  setup_fee bigint not null,
  cost_per_month bigint not null,
  trial_period_days bigint not null,
  cancellation_period bigint not null,
  approval_required boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade,
  foreign key (tenant_id, original_id) references plan (tenant_id, id)
);
create unique index service_plan_name on plan (service_id, kind, system_name) where service_id is not null;
create unique index account_plan_name on plan (tenant_id, kind, system_name) where service_id is null;
create index plans_of_service on plan (tenant_id, service_id);
create index customised_plans on plan (tenant_id, original_id);

create table usage_limit (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  plan_id bigint not null,
  metric_id bigint not null,
  period text not null,
  value bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (plan_id, metric_id, period),
  foreign key (tenant_id, plan_id) references plan (tenant_id, id) on delete cascade,
  foreign key (tenant_id, metric_id) references metric (tenant_id, id) on delete cascade
);
create index limits_of_metric on usage_limit (tenant_id, metric_id);

-- An account's subscription to a service plan, or (without a service) to its account plan.
create table contract (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  account_id bigint not null,
  service_id bigint,
  plan_id bigint not null,
  state text not null,
  accepted_at bigint,
  trial_period_expires_at bigint,
  paid_until bigint,
  created_at bigint not null,
  updated_at bigint not null,
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade,
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade,
  foreign key (tenant_id, plan_id) references plan (tenant_id, id)
);
create unique index service_contract on contract (account_id, service_id) where service_id is not null;
create unique index account_contract on contract (account_id) where service_id is null;
create index contracts_of_plan on contract (tenant_id, plan_id);
