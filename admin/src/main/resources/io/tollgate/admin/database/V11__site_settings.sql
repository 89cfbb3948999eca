-- No row: nothing was ever changed.
create table site_settings (
  id ${id},
  tenant_id bigint not null unique references tenant (id) on delete cascade,
  useraccountarea_enabled boolean not null,
  hide_service boolean not null,
  signups_enabled boolean not null,
  public_search boolean not null,
  account_plans_ui_visible boolean not null,
  change_account_plan_permission text not null,
  service_plans_ui_visible boolean not null,
  change_service_plan_permission text not null,
  enforce_sso boolean not null,
  updated_at bigint not null
);
