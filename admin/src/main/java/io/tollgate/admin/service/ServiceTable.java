package io.tollgate.admin.service;

import static io.tollgate.admin.database.schema.Tables.SERVICE;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.input.Annotations;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of services. */
final class ServiceTable {
  private ServiceTable() {}

  static @Nullable Service find(Rows rows, long id) {
    return rows.from(SERVICE).where(SERVICE.ID.eq(id)).first(ServiceTable::service);
  }

  static boolean hasSystemName(Rows rows, String systemName) {
    return rows.from(SERVICE).where(SERVICE.SYSTEM_NAME.eq(systemName)).exists();
  }

  static List<Service> all(Rows rows) {
    return rows.from(SERVICE).orderBy(SERVICE.ID).list(ServiceTable::service);
  }

  static Set<Long> known(Rows rows, Set<Long> ids) {
    return Set.copyOf(
        rows.from(SERVICE)
            .fields(SERVICE.ID)
            .where(SERVICE.ID.in(ids))
            .list(row -> row.get(SERVICE.ID)));
  }

  static long count(Rows rows) {
    return rows.from(SERVICE).count();
  }

  static Page<Service> page(Rows rows, Caller caller, PageRequest page) {
    Selection seen = rows.from(SERVICE).where(visible(caller)).orderBy(SERVICE.ID);
    return new Page<>(
        seen.slice(page.offset(), page.perPage()).list(ServiceTable::service), seen.count(), page);
  }

  private static Condition visible(Caller caller) {
    return Selection.among(SERVICE.ID, caller.services());
  }

  static long insert(Transaction transaction, ServiceAttributes attributes, long now) {
    Map<Field<?>, Object> row = row(attributes);
    row.put(SERVICE.SYSTEM_NAME, attributes.systemName());
    row.put(SERVICE.STATE, ServiceState.INCOMPLETE.wireName());
    row.put(SERVICE.CREATED_AT, now);
    row.put(SERVICE.UPDATED_AT, now);
    return transaction.insert(SERVICE, row);
  }

  static void update(
      Transaction transaction,
      long id,
      ServiceAttributes attributes,
      ServiceState state,
      long now) {
    Map<Field<?>, Object> row = row(attributes);
    row.put(SERVICE.STATE, state.wireName());
    row.put(SERVICE.UPDATED_AT, now);
    transaction.update(SERVICE, row, id);
  }

  static void setDefaultApplicationPlan(Transaction transaction, long id, @Nullable Long planId) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(SERVICE.DEFAULT_APPLICATION_PLAN_ID, planId);
    transaction.update(SERVICE, row, id);
  }

  static void setDefaultServicePlan(Transaction transaction, long id, @Nullable Long planId) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(SERVICE.DEFAULT_SERVICE_PLAN_ID, planId);
    transaction.update(SERVICE, row, id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(SERVICE, id);
  }

  private static Map<Field<?>, Object> row(ServiceAttributes attributes) {
    ServiceSwitches switches = attributes.switches();
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(SERVICE.NAME, attributes.name());
    row.put(SERVICE.BACKEND_VERSION, attributes.backendVersion());
    row.put(SERVICE.DEPLOYMENT_OPTION, attributes.deploymentOption());
    row.put(SERVICE.SUPPORT_EMAIL, attributes.supportEmail());
    row.put(SERVICE.DESCRIPTION, attributes.description());
    row.put(SERVICE.TXT_SUPPORT, attributes.txtSupport());
    row.put(SERVICE.TERMS, attributes.terms());
    row.put(SERVICE.INTENTIONS_REQUIRED, switches.intentionsRequired());
    row.put(SERVICE.BUYERS_MANAGE_APPS, switches.buyersManageApps());
    row.put(SERVICE.BUYERS_MANAGE_KEYS, switches.buyersManageKeys());
    row.put(SERVICE.REFERRER_FILTERS_REQUIRED, switches.referrerFiltersRequired());
    row.put(SERVICE.CUSTOM_KEYS_ENABLED, switches.customKeysEnabled());
    row.put(SERVICE.BUYER_KEY_REGENERATE_ENABLED, switches.buyerKeyRegenerateEnabled());
    row.put(SERVICE.MANDATORY_APP_KEY, switches.mandatoryAppKey());
    row.put(SERVICE.BUYER_CAN_SELECT_PLAN, switches.buyerCanSelectPlan());
    row.put(SERVICE.BUYER_PLAN_CHANGE_PERMISSION, attributes.buyerPlanChangePermission());
    row.put(SERVICE.NOTIFICATION_SETTINGS, text(attributes.notificationSettings()));
    row.put(SERVICE.ANNOTATIONS, Annotations.text(attributes.annotations()));
    return row;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.toString();
  }

  private static Service service(Record row) {
    return new Service(
        row.get(SERVICE.ID),
        row.get(SERVICE.TENANT_ID),
        ServiceState.named(row.get(SERVICE.STATE)),
        attributes(row),
        row.get(SERVICE.DEFAULT_APPLICATION_PLAN_ID),
        row.get(SERVICE.DEFAULT_SERVICE_PLAN_ID),
        row.get(SERVICE.CREATED_AT),
        row.get(SERVICE.UPDATED_AT));
  }

  private static ServiceAttributes attributes(Record row) {
    String notifications = row.get(SERVICE.NOTIFICATION_SETTINGS);
    return new ServiceAttributes(
        row.get(SERVICE.NAME),
        row.get(SERVICE.SYSTEM_NAME),
        row.get(SERVICE.DESCRIPTION),
        row.get(SERVICE.SUPPORT_EMAIL),
        row.get(SERVICE.DEPLOYMENT_OPTION),
        row.get(SERVICE.BACKEND_VERSION),
        new ServiceSwitches(
            row.get(SERVICE.INTENTIONS_REQUIRED),
            row.get(SERVICE.BUYERS_MANAGE_APPS),
            row.get(SERVICE.BUYERS_MANAGE_KEYS),
            row.get(SERVICE.REFERRER_FILTERS_REQUIRED),
            row.get(SERVICE.CUSTOM_KEYS_ENABLED),
            row.get(SERVICE.BUYER_KEY_REGENERATE_ENABLED),
            row.get(SERVICE.MANDATORY_APP_KEY),
            row.get(SERVICE.BUYER_CAN_SELECT_PLAN)),
        row.get(SERVICE.BUYER_PLAN_CHANGE_PERMISSION),
        row.get(SERVICE.TXT_SUPPORT),
        row.get(SERVICE.TERMS),
        Annotations.parse(Objects.requireNonNull(row.get(SERVICE.ANNOTATIONS))),
        notifications == null ? null : JsonMapper.shared().readTree(notifications),
        null);
  }
}
