-- Who did what, secrets masked. No foreign keys: it outlives what it tells of.
create table audit (
  id ${id},
  tenant_id bigint not null,
  at bigint not null,
  user_id bigint,
  source text not null,
  action text not null,
  subject text not null,
  subject_id bigint not null,
  detail text not null
);
create index audit_of_subject on audit (tenant_id, subject, subject_id);
create index audit_by_time on audit (tenant_id, at);

-- One row per event and reader; a reader deletes the rows it has done. Rows of one reader are never
-- skipped by id: on PostgreSQL ids become visible out of order.
create table outbox (
  id ${id},
  tenant_id bigint not null,
  reader text not null,
  service_id bigint,
  kind text not null,
  payload text not null,
  created_at bigint not null
);
create index outbox_of_reader on outbox (reader, id);
