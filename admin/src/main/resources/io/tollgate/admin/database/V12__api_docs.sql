create table api_doc (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  service_id bigint,
  system_name text not null,
  name text not null,
  description text,
  body text not null,
  published boolean not null,
  skip_validations boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, system_name),
  foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);
