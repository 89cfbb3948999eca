package io.tollgate.admin.database;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static io.tollgate.admin.database.schema.Tables.AUDIT;
import static io.tollgate.admin.database.schema.Tables.OUTBOX;
import static io.tollgate.admin.database.schema.Tables.TENANT;
import static io.tollgate.admin.support.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Field;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record DatabaseTest(DatabaseKind kind) {

  private static Map<Field<?>, Object> account(String name) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(ACCOUNT.ORG_NAME, name);
    row.put(ACCOUNT.ORG_NAME_FOLDED, name);
    row.put(ACCOUNT.STATE, "approved");
    row.put(ACCOUNT.STATE_CHANGED_AT, 1L);
    row.put(ACCOUNT.EXTRA_FIELDS, "{}");
    row.put(ACCOUNT.ANNOTATIONS, "{}");
    row.put(ACCOUNT.CREATED_AT, 1L);
    row.put(ACCOUNT.UPDATED_AT, 1L);
    return row;
  }

  private static long made(Database database, long tenant, String name) {
    return database
        .write(tenant, transaction -> Outcome.done(transaction.insert(ACCOUNT, account(name))))
        .orThrow();
  }

  private static List<String> names(Database database, long tenant) {
    return database.read(
        tenant,
        rows -> rows.from(ACCOUNT).orderBy(ACCOUNT.ID).list(row -> row.get(ACCOUNT.ORG_NAME)));
  }

  @Test
  void one_tenant_reaches_no_row_of_another(Client client, Installation installation) {
    Database database = installation.admin().database();
    long mine = client.credentials().tenantId();
    long other = installation.tenant().credentials().tenantId();
    long foreign = made(database, other, "foreign");
    made(database, mine, "own");

    Outcome<Integer> changed =
        database.write(
            mine,
            transaction ->
                Outcome.done(
                    transaction.update(ACCOUNT, Map.of(ACCOUNT.ORG_NAME, "taken"), foreign)
                        + transaction.delete(ACCOUNT, foreign)));

    assertThat(changed.orThrow()).isZero();
    assertThat(names(database, mine)).containsExactly("own");
    assertThat(names(database, other)).containsExactly("foreign");
    assertThat(database.<Long>read(mine, rows -> rows.from(TENANT).count())).isEqualTo(1);
    long joined =
        database.read(mine, rows -> rows.from(TENANT).join(ACCOUNT, ACCOUNT.ID.gt(0L)).count());
    assertThat(joined).isEqualTo(1);
    long filtered =
        database.read(
            mine,
            rows ->
                rows.from(TENANT)
                    .where(TENANT.ID.in(rows.from(ACCOUNT).column(ACCOUNT.TENANT_ID)))
                    .count());
    assertThat(filtered).isEqualTo(1);
  }

  @Test
  void keeps_nothing_of_work_that_was_refused_or_failed(Client client, Installation installation) {
    Database database = installation.admin().database();
    long tenant = client.credentials().tenantId();

    Outcome<Long> refused =
        database.write(
            tenant,
            transaction -> {
              transaction.insert(ACCOUNT, account("refused"));
              return Outcome.notFound();
            });
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database.<Long>write(
                    tenant,
                    transaction -> {
                      transaction.insert(ACCOUNT, account("failed"));
                      throw new IllegalStateException("on purpose");
                    }));

    assertThat(refused).isEqualTo(Outcome.notFound());
    assertThat(names(database, tenant)).isEmpty();
  }

  @Test
  void runs_what_follows_a_commit_only_after_it(Client client, Installation installation) {
    Database database = installation.admin().database();
    long tenant = client.credentials().tenantId();
    AtomicInteger seen = new AtomicInteger(-1);

    database
        .write(
            tenant,
            transaction -> {
              transaction.afterCommit(() -> seen.set(names(database, tenant).size()));
              return Outcome.done(transaction.insert(ACCOUNT, account("one")));
            })
        .orThrow();
    Outcome<Long> refused =
        database.write(
            tenant,
            transaction -> {
              transaction.afterCommit(() -> seen.set(99));
              return Outcome.notFound();
            });

    assertThat(refused).isInstanceOf(Outcome.Failed.class);
    assertThat(seen).hasValue(1);
  }

  @Test
  void a_value_that_is_taken_is_a_conflict(Client client, Installation installation) {
    String key = client.credentials().providerKey();
    long other = installation.tenant().credentials().tenantId();

    Outcome<Integer> outcome =
        installation
            .admin()
            .database()
            .writeAcrossTenants(
                transaction ->
                    Outcome.done(
                        transaction.update(TENANT, Map.of(TENANT.PROVIDER_KEY, key), other)));

    assertThat(outcome).isEqualTo(Outcome.failed(new Refusal.Conflict()));
  }

  @Test
  void many_writers_lose_nothing(Client client, Installation installation) throws Exception {
    Database database = installation.admin().database();
    long tenant = client.credentials().tenantId();
    long account = made(database, tenant, "0");
    Thread[] writers = new Thread[8];
    for (int i = 0; i < writers.length; i++) {
      writers[i] =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = 0; n < 10; n++) {
                      increment(database, tenant, account);
                    }
                  });
    }
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(names(database, tenant)).containsExactly("80");
  }

  private static void increment(Database database, long tenant, long account) {
    Outcome<Integer> done =
        database.write(
            tenant,
            transaction -> {
              transaction.lock(ACCOUNT, account);
              String name =
                  transaction
                      .from(ACCOUNT)
                      .where(ACCOUNT.ID.eq(account))
                      .first(row -> row.get(ACCOUNT.ORG_NAME));
              int next = Integer.parseInt(String.valueOf(name)) + 1;
              return Outcome.done(
                  transaction.update(ACCOUNT, Map.of(ACCOUNT.ORG_NAME, "" + next), account));
            });
    assertThat(done.orThrow()).isEqualTo(1);
  }

  @Test
  void an_opened_database_can_be_opened_again(Installation installation) {
    try (var second = installation.open()) {
      assertThat(second.database().isReachable()).isTrue();
      assertThat(second.prepare()).isNull();
    }
  }

  @Test
  void every_change_is_audited_without_secrets(Client client, Installation installation) {
    long service = client.productWithUpstream("Weather");
    client.patch(
        "/admin/api/services/" + service + "/proxy.json",
        "secret_token",
        "hush",
        "auth_app_id",
        "id");

    List<String> details =
        installation
            .admin()
            .database()
            .read(
                client.credentials().tenantId(),
                rows -> rows.from(AUDIT).list(row -> row.get(AUDIT.DETAIL)));

    assertThat(details).noneMatch(detail -> detail.contains("hush"));
    assertThat(details)
        .anyMatch(
            detail ->
                detail.contains("\"secret_token\":[\"***\",\"***\"]")
                    && detail.contains("\"auth_app_id\":[\"app_id\",\"id\"]"));
    assertThat(client.credentials().toString()).doesNotContain(client.credentials().adminToken());
  }

  @Test
  void the_outbox_is_emptied(Client client, Installation installation) {
    long service = client.product("Weather");

    until(
        "nothing is left to publish",
        () ->
            installation
                    .admin()
                    .database()
                    .<Long>read(client.credentials().tenantId(), rows -> rows.from(OUTBOX).count())
                == 0);
    assertThat(installation.backend().service(service)).isNotNull();
  }

  @Test
  void what_is_done_together_is_all_there_or_not_at_all(Client client, Installation installation) {
    Database database = installation.admin().database();
    long mine = client.credentials().tenantId();
    long other = installation.tenant().credentials().tenantId();
    AtomicInteger told = new AtomicInteger();

    Outcome<Integer> refused =
        database.together(
            () -> {
              made(database, mine, "half");
              assertThat(names(database, mine)).containsExactly("half");
              Outcome<Long> second =
                  database.write(
                      other,
                      transaction -> {
                        transaction.insert(ACCOUNT, account("half"));
                        transaction.afterCommit(told::incrementAndGet);
                        return Outcome.invalid("org_name", "is invalid");
                      });
              return second.map(Long::intValue);
            });
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database.together(
                    () -> {
                      made(database, mine, "half");
                      throw new IllegalStateException("stopped");
                    }));
    Outcome<Long> done =
        database.together(
            () -> {
              made(database, other, "theirs");
              return database.write(
                  mine,
                  transaction -> {
                    transaction.afterCommit(told::incrementAndGet);
                    return Outcome.done(transaction.insert(ACCOUNT, account("whole")));
                  });
            });

    assertThat(refused).isInstanceOf(Outcome.Failed.class);
    assertThat(done).isInstanceOf(Outcome.Done.class);
    assertThat(names(database, mine)).containsExactly("whole");
    assertThat(names(database, other)).containsExactly("theirs");
    assertThat(told).hasValue(1);
    assertThat(made(database, mine, "afterwards")).as("the thread is free again").isPositive();
  }
}
