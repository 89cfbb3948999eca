-- Of the installation's operator: belongs to no tenant.
create table master_token (
  id ${id},
  digest text not null unique,
  created_at bigint not null
);

-- When a tenant that is scheduled for deletion is to be gone.
alter table tenant add column delete_at bigint;
