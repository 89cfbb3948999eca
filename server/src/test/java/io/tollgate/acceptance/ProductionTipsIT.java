package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.DnsServer;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TwoAddresses;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chapter 2 of the user's document, "Production Tips"; its section 2.3 is {@link BackendAwayIT}'s.
 */
class ProductionTipsIT {

  private static final String APICAST = "{\"name\":\"apicast\",\"version\":\"builtin\"}";
  private static final String UNCACHED =
      "{\"name\":\"caching\",\"version\":\"builtin\",\"configuration\":{\"caching_type\":\"none\"}}";
  private static final int LIMIT = 60;

  @TempDir Path directory;

  /**
   * Section 2.1, "Load balancing with the 3scale API gateway": the same files for all gateways,
   * which keep nothing of their own.
   */
  @Test
  void section_2_1_several_gateways_in_parallel_count_as_one() throws Exception {
    try (RunningProduct product = RunningProduct.start(folder("whole"))) {
      MeteredProduct metered = MeteredProduct.make(product, "eternity", LIMIT);
      Path file =
          metered.fileFor(
              directory, "http://localhost:" + product.ports().demo(), UNCACHED + "," + APICAST);
      try (RunningProduct one = gateway("one", file);
          RunningProduct other = gateway("other", file)) {
        int passed = 0;
        for (int i = 0; i < LIMIT; i++) {
          passed += passes(i % 2 == 0 ? one : other, metered) ? 1 : 0;
        }
        assertThat(passed).isEqualTo(LIMIT);
        assertThat(passes(one, metered)).isFalse();
        metered.limitTo(LIMIT + 1);
        one.kill();
        for (int i = 0; i < 100 && !passes(other, metered); i++) {
          Thread.sleep(20);
        }
        metered.awaitUsage("<current_value>%d</current_value>".formatted(LIMIT + 1));
      }
    }
  }

  private static boolean passes(RunningProduct gateway, MeteredProduct metered) throws Exception {
    return CallStorm.once(gateway.ports().gateway(), metered.call()) == 200;
  }

  /**
   * Section 2.2, "Correctly configure DNS resolution in NGINX": all addresses of a name are used,
   * and those that are gone are not, without a restart.
   */
  @Test
  void section_2_2_the_names_of_upstreams_are_resolved_at_run_time() throws Exception {
    try (RunningProduct product = RunningProduct.start(folder("whole"));
        DnsServer names = new DnsServer();
        TwoAddresses addresses = new TwoAddresses();
        ScriptedUpstream first = addresses.first(ProductionTipsIT::answer);
        ScriptedUpstream second = addresses.second(ProductionTipsIT::answer)) {
      names.knows("api.test", 1, TwoAddresses.FIRST, TwoAddresses.SECOND);
      MeteredProduct metered = MeteredProduct.make(product, "eternity", 1000);
      Path file = metered.fileFor(directory, "http://api.test:" + addresses.port(), APICAST);
      String resolver = "127.0.0.1:" + names.address().getPort();
      try (RunningProduct gateway = gateway("one", file, "--gateway.name-servers=" + resolver)) {
        for (int i = 0; i < 20; i++) {
          assertThat(passes(gateway, metered)).isTrue();
        }
        assertThat(first.requests()).hasSizeGreaterThan(5);
        assertThat(second.requests()).hasSizeGreaterThan(5);

        names.knows("api.test", 1, TwoAddresses.SECOND);
        Thread.sleep(2000);
        int before = first.requests().size();
        for (int i = 0; i < 20; i++) {
          assertThat(passes(gateway, metered)).isTrue();
        }
        assertThat(first.requests()).hasSizeLessThanOrEqualTo(before + 2);
      }
    }
  }

  private static void answer(UpstreamSide side) throws IOException {
    while (true) {
      side.readRequest();
      side.send(ScriptedUpstream.ok("ok"));
    }
  }

  private RunningProduct gateway(String name, Path file, String... options) throws Exception {
    String[] all = new String[options.length + 2];
    all[0] = "--roles=gateway";
    all[1] = "--gateway.configuration-file=" + file;
    System.arraycopy(options, 0, all, 2, options.length);
    return RunningProduct.start(folder(name), all);
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectory(directory.resolve(name));
  }
}
