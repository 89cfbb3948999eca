-- A row exists until the mail is sent or given up.
create table mail (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  sender text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  link text,
  attempts integer not null,
  next_attempt_at bigint not null,
  created_at bigint not null
);
create index mails_due on mail (next_attempt_at);

-- Only what a user has chosen otherwise than usual.
create table notification_preference (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  user_id bigint not null,
  name text not null,
  enabled boolean not null,
  unique (user_id, name),
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade
);
