-- At most one per tenant. switches: names of events, separated by commas.
create table webhook (
  id ${id},
  tenant_id bigint not null unique references tenant (id) on delete cascade,
  url text,
  active boolean not null,
  provider_actions boolean not null,
  switches text not null,
  updated_at bigint not null
);

-- Written with the change it tells of, deleted when it was delivered. next_attempt_at is null once
-- it is given up: then it is a failure.
create table webhook_delivery (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  uuid text not null unique,
  url text not null,
  event text not null,
  attempts integer not null,
  next_attempt_at bigint,
  error text,
  failed_at bigint,
  created_at bigint not null
);
create index webhook_deliveries_due on webhook_delivery (next_attempt_at);
create index webhook_failures on webhook_delivery (tenant_id, failed_at);
