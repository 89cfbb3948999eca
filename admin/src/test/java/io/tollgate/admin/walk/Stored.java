package io.tollgate.admin.walk;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.APPLICATION_KEY;
import static io.tollgate.admin.database.schema.Tables.AUDIT;
import static io.tollgate.admin.database.schema.Tables.CONTRACT;
import static io.tollgate.admin.database.schema.Tables.PLAN;
import static io.tollgate.admin.database.schema.Tables.SERVICE;
import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Installation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the database says of one tenant. */
final class Stored {
  private final Installation installation;
  private final long tenant;

  Stored(Installation installation, Client client) {
    this.installation = installation;
    this.tenant = client.credentials().tenantId();
  }

  private <T> T read(Function<Rows, T> work) {
    return installation.admin().database().read(tenant, work);
  }

  long auditEntries() {
    return read(rows -> rows.from(AUDIT).count());
  }

  /** In the form of {@link World#lines}. */
  Map<String, String> lines() {
    return read(
        rows -> {
          Map<String, String> lines = new HashMap<>();
          rows.from(SERVICE)
              .list(
                  row ->
                      lines.put(
                          "product " + row.get(SERVICE.ID),
                          row.get(SERVICE.SYSTEM_NAME)
                              + " "
                              + row.get(SERVICE.DEFAULT_APPLICATION_PLAN_ID)));
          rows.from(PLAN)
              .where(PLAN.KIND.eq("application"))
              .list(
                  row ->
                      lines.put(
                          "plan " + row.get(PLAN.ID),
                          row.get(PLAN.SERVICE_ID)
                              + " "
                              + row.get(PLAN.SYSTEM_NAME)
                              + " "
                              + row.get(PLAN.STATE)));
          rows.from(ACCOUNT)
              .list(row -> lines.put("account " + row.get(ACCOUNT.ID), row.get(ACCOUNT.STATE)));
          rows.from(USERS)
              .list(
                  row ->
                      lines.put(
                          "user " + row.get(USERS.ID),
                          row.get(USERS.ACCOUNT_ID)
                              + " "
                              + row.get(USERS.USERNAME)
                              + " "
                              + row.get(USERS.ROLE)
                              + " "
                              + row.get(USERS.STATE)));
          Map<Long, Integer> keys = new HashMap<>();
          rows.from(APPLICATION_KEY)
              .list(row -> keys.merge(row.get(APPLICATION_KEY.APPLICATION_ID), 1, Integer::sum));
          rows.from(APPLICATION)
              .list(
                  row ->
                      lines.put(
                          "application " + row.get(APPLICATION.ID),
                          row.get(APPLICATION.ACCOUNT_ID)
                              + " "
                              + row.get(APPLICATION.PLAN_ID)
                              + " "
                              + row.get(APPLICATION.STATE)
                              + " "
                              + keys.getOrDefault(row.get(APPLICATION.ID), 0)));
          return lines;
        });
  }

  /** What no sequence of requests may lead to; empty when all is well. */
  List<String> faults() {
    return read(
        rows -> {
          List<String> faults = new ArrayList<>();
          Set<String> subscriptions = new HashSet<>();
          Map<Long, Integer> contracts = new HashMap<>();
          rows.from(CONTRACT)
              .list(
                  row -> {
                    Long service = row.get(CONTRACT.SERVICE_ID);
                    if (service == null) {
                      contracts.merge(row.get(CONTRACT.ACCOUNT_ID), 1, Integer::sum);
                    } else if (!subscriptions.add(row.get(CONTRACT.ACCOUNT_ID) + " " + service)) {
                      faults.add("two subscriptions of one account to product " + service);
                    }
                    return service;
                  });
          rows.from(ACCOUNT)
              .list(row -> row.get(ACCOUNT.ID))
              .forEach(
                  id -> {
                    if (contracts.getOrDefault(id, 0) != 1) {
                      faults.add("account " + id + " has " + contracts.get(id) + " contracts");
                    }
                  });
          rows.from(APPLICATION)
              .list(row -> row.get(APPLICATION.ACCOUNT_ID) + " " + row.get(APPLICATION.SERVICE_ID))
              .forEach(
                  pair -> {
                    if (!subscriptions.contains(pair)) {
                      faults.add("no subscription " + pair);
                    }
                  });
          rows.from(APPLICATION)
              .join(PLAN, PLAN.ID.eq(APPLICATION.PLAN_ID))
              .where(PLAN.SERVICE_ID.ne(APPLICATION.SERVICE_ID))
              .list(row -> faults.add("an application on another product's plan"));
          rows.from(SERVICE)
              .join(PLAN, PLAN.ID.eq(SERVICE.DEFAULT_APPLICATION_PLAN_ID))
              .where(PLAN.SERVICE_ID.ne(SERVICE.ID))
              .list(row -> faults.add("a default plan of another product"));
          return faults;
        });
  }
}
