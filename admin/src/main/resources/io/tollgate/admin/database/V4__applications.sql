-- Both kinds of credentials exist whatever the service's mode, so that the mode may change.
create table application (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  account_id bigint not null,
  service_id bigint not null,
  plan_id bigint not null,
  name text not null,
  description text not null,
  state text not null,
  user_key text not null,
  application_id text not null,
  provider_verification_key text not null,
  redirect_url text,
  extra_fields text not null,
  first_traffic_at bigint,
  first_daily_traffic_at bigint,
  accepted_at bigint,
  trial_period_expires_at bigint,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, id),
  unique (service_id, user_key),
  unique (service_id, application_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade,
  foreign key (tenant_id, plan_id) references plan (tenant_id, id)
);
create index applications_of_account on application (tenant_id, account_id);
create index applications_of_service on application (tenant_id, service_id);
create index applications_of_plan on application (tenant_id, plan_id);

-- Clear on purpose: keys are shown again and are given to the authorisation backend.
create table application_key (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  application_id bigint not null,
  value text not null,
  value_folded text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (application_id, value_folded),
  foreign key (tenant_id, application_id) references application (tenant_id, id) on delete cascade
);

create table referrer_filter (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  application_id bigint not null,
  value text not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (application_id, value),
  foreign key (tenant_id, application_id) references application (tenant_id, id) on delete cascade
);
