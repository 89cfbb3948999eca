-- An account that is null is the provider.
create table message (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  sender_account_id bigint,
  subject text not null,
  body text not null,
  state text not null,
  created_at bigint not null,
  unique (tenant_id, id),
  foreign key (tenant_id, sender_account_id) references account (tenant_id, id) on delete cascade
);

create table message_recipient (
  id ${id},
  tenant_id bigint not null references tenant (id) on delete cascade,
  message_id bigint not null,
  account_id bigint,
  state text not null,
  foreign key (tenant_id, message_id) references message (tenant_id, id) on delete cascade,
  foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);
create index messages_of_recipient on message_recipient (tenant_id, account_id);
create index recipients_of_message on message_recipient (tenant_id, message_id);
