package io.tollgate.backend.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.embedded.usage.UsageStore;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterBillingMinuteTest {

  private static final String AUTHORIZATIONS =
      "stats/{service:1}/cinstance:tenant1/metric:12/eternity";

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");

  @Test
  void a_minute_is_counted_once_and_after_its_end() {
    try (UsageStore usage = usage();
        MasterBilling billing = new MasterBilling("1", new Master(), usage.ledger(), clock)) {
      billing.authorized("pk");
      billing.countEndedMinutes();
      assertThat(counted(usage)).isZero();

      clock.moveTo("2010-05-20T20:11:00Z");
      billing.authorized("pk");
      billing.countEndedMinutes();
      billing.countEndedMinutes();
      assertThat(counted(usage)).isEqualTo(1);
    }
  }

  @Test
  void what_the_ledger_refuses_waits_for_the_next_time() {
    UsageStore closed = usage();
    closed.close();
    try (UsageStore usage = usage()) {
      LedgerOutOfOrder ledger = new LedgerOutOfOrder(usage.ledger(), closed.ledger());
      try (MasterBilling billing = new MasterBilling("1", new Master(), ledger, clock)) {
        billing.authorized("pk");
        clock.moveTo("2010-05-20T20:11:00Z");
        billing.authorized("pk");
        billing.countEndedMinutes();
        clock.moveTo("2010-05-20T20:12:00Z");
        billing.countEndedMinutes();
        assertThat(counted(usage)).isZero();

        ledger.mended();
        clock.moveTo("2010-05-20T20:13:00Z");
        billing.countEndedMinutes();
        assertThat(counted(usage)).isEqualTo(2);
      }
    }
  }

  private static long counted(UsageStore usage) {
    return usage.countersOf(new ApplicationKey("1", "tenant1")).getOrDefault(AUTHORIZATIONS, 0L);
  }

  private UsageStore usage() {
    return UsageStore.open(directory, FsyncMode.EVERY_SECOND, 10, new ServiceErrors(), clock);
  }

  /** The master service with one provider. */
  private static final class Master implements Catalog {

    private final Service service;

    Master() {
      Applications applications = new Applications();
      applications.putUserKey("pk", "tenant1");
      service =
          new Service(
              new BackendService(
                  "1",
                  "master",
                  AuthenticationMode.USER_KEY,
                  false,
                  true,
                  true,
                  Set.of(),
                  List.of(new Metric("12", "transactions/authorize", null)),
                  List.of(),
                  Set.of()),
              applications);
    }

    @Override
    public @Nullable Service service(String serviceId) {
      return serviceId.equals("1") ? service : null;
    }

    @Override
    public @Nullable Service defaultService(String providerKey) {
      return null;
    }
  }
}
