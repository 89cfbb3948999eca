-- utilization: ten-thousandths of the limit. created_at is when the limit was reached.
create table alert (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  application_id bigint not null,
  level bigint not null,
  utilization bigint not null,
  message text not null,
  state text not null,
  created_at bigint not null,
  foreign key (tenant_id, application_id) references application (tenant_id, id) on delete cascade
);
create index alerts_of_application on alert (application_id, level, created_at);
create index alerts_of_tenant on alert (tenant_id, state, id);
