package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.alert.Event.Alert;
import io.tollgate.backend.alert.Event.FirstDailyTraffic;
import io.tollgate.backend.alert.Event.FirstTraffic;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Events when their file is lost or out of order: what only the embedded storage can show. */
class EmbeddedEventsFileTest extends ApiCases {

  @Test
  void the_next_call_announces_what_was_counted_and_never_announced() throws IOException {
    f.service.limit("hits", Period.MONTH, 100).alertLimits(80);
    f.report("usage[hits]=85");
    f.close();
    Files.delete(directory.resolve("events.db"));
    open(settings());
    assertThat(f.events()).isEmpty();

    f.service.limit("hits", Period.MONTH, 100).alertLimits(80);
    f.authrep(C + "&usage[hits]=1");
    assertThat(f.events())
        .hasExactlyElementsOfTypes(FirstTraffic.class, FirstDailyTraffic.class, Alert.class);
  }

  @Test
  void events_that_cannot_be_written_wait_until_they_can()
      throws SQLException, InterruptedException {
    sql("ALTER TABLE event RENAME TO away");
    assertThat(f.report("usage[hits]=1").status()).isEqualTo(202);
    f.backend.drainEvents();
    f.clock.moveTo("2010-05-21T00:00:00Z");
    f.authrep(C + "&usage[hits]=1");
    sql("ALTER TABLE away RENAME TO event");

    while (f.meters.get("tollgate.backend.events").gauge().value() < 3) {
      Thread.sleep(10);
    }
    assertThat(f.events())
        .hasExactlyElementsOfTypes(
            FirstTraffic.class, FirstDailyTraffic.class, FirstDailyTraffic.class);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
        Statement running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
