-- What developers asked for. Plans stand without foreign keys: a request outlives them.
create table plan_change_request (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  application_id bigint not null,
  from_plan_id bigint not null,
  to_plan_id bigint not null,
  user_id bigint,
  state text not null,
  reason text,
  created_at bigint not null,
  decided_at bigint,
  foreign key (tenant_id, application_id) references application (tenant_id, id) on delete cascade
);
create unique index open_plan_change_request on plan_change_request (application_id) where state = 'open';
create index plan_change_requests_of_application on plan_change_request (tenant_id, application_id);
