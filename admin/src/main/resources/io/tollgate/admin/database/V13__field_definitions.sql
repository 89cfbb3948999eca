create table field_definition (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  target text not null,
  name text not null,
  label text not null,
  required boolean not null,
  hidden boolean not null,
  read_only boolean not null,
  choices text not null,
  position bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (tenant_id, target, name)
);

-- New tenants get theirs when they are made.
insert into field_definition
    (tenant_id, target, name, label, required, hidden, read_only, choices, position, created_at, updated_at)
  select tenant.id, built_in.target, built_in.name, built_in.label, built_in.required, false, false, '[]',
      built_in.position, tenant.created_at, tenant.created_at
    from tenant cross join (
      select 'Account' as target, 'org_name' as name, 'Organization name' as label, true as required, 1 as position
      union all select 'User', 'username', 'Username', true, 1
      union all select 'User', 'email', 'Email', false, 2
      union all select 'Cinstance', 'name', 'Name', true, 1
      union all select 'Cinstance', 'description', 'Description', true, 2
    ) as built_in;
