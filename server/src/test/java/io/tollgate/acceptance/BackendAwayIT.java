package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.ScriptedUpstream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Section 2.3 of the user's document, "Bypassing the authorization step in case of network
 * failure": a gateway alone while the backend is stopped, and what it tells the backend when that
 * is back (gateway.md, 3.4 and 3.7).
 */
class BackendAwayIT {

  private static final String APICAST =
      "{\"name\":\"apicast\",\"version\":\"builtin\",\"configuration\":{}}";

  @TempDir Path directory;
  private final ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("ok"));

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void listed_callers_pass_while_the_backend_is_away_and_are_counted_when_it_is_back()
      throws Exception {
    try (RunningProduct product = RunningProduct.start(folder("whole"))) {
      MeteredProduct metered = MeteredProduct.make(product, "eternity", 100);
      String key = metered.call().replaceFirst("(?s).*user_key=(\\S+) .*", "$1");
      String listed =
          "{\"name\":\"whitelist_bypass\",\"version\":\"builtin\",\"configuration\":{\"file\":\"listed\"}}";
      Path alone = folder("alone");
      Files.writeString(alone.resolve("listed"), key + "\n");
      try (RunningProduct gateway = alone(alone, metered, APICAST + "," + listed)) {
        int port = gateway.ports().gateway();
        product.stop();
        assertThat(CallStorm.once(port, metered.call())).isEqualTo(200);
        assertThat(CallStorm.once(port, metered.call().replace(key, "unlisted"))).isEqualTo(403);
        product.startAgain();
        metered.awaitUsage("<current_value>1</current_value>");
      }
    }
  }

  @Test
  void known_callers_go_on_though_the_gateway_was_restarted_while_the_backend_is_away()
      throws Exception {
    try (RunningProduct product = RunningProduct.start(folder("whole"))) {
      MeteredProduct metered = MeteredProduct.make(product, "eternity", 100);
      String key = metered.call().replaceFirst("(?s).*user_key=(\\S+) .*", "$1");
      String resilient =
          "{\"name\":\"caching\",\"version\":\"builtin\",\"configuration\":{\"caching_type\":\"resilient\"}}";
      try (RunningProduct gateway =
          alone(
              folder("alone"),
              metered,
              resilient + "," + APICAST,
              "--gateway.authorization-snapshot=true")) {
        int port = gateway.ports().gateway();
        assertThat(CallStorm.once(port, metered.call())).isEqualTo(200);
        product.stop();
        gateway.stop();
        gateway.startAgain();
        assertThat(CallStorm.once(port, metered.call())).isEqualTo(200);
        assertThat(CallStorm.once(port, metered.call().replace(key, "unknown"))).isEqualTo(403);
      }
    }
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectory(directory.resolve(name));
  }

  private RunningProduct alone(Path folder, MeteredProduct metered, String chain, String... options)
      throws Exception {
    Path file = metered.fileFor(folder, "http://localhost:" + upstream.port(), chain);
    String[] all = new String[options.length + 2];
    all[0] = "--roles=gateway";
    all[1] = "--gateway.configuration-file=" + file;
    System.arraycopy(options, 0, all, 2, options.length);
    return RunningProduct.start(folder, all);
  }
}
