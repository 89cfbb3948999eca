package io.tollgate.server.cli;

import io.tollgate.server.composition.Tollgate;
import io.tollgate.server.demo.Sample;
import io.tollgate.server.settings.AccessLogSection;
import io.tollgate.server.settings.AdminSection;
import io.tollgate.server.settings.BackendSection;
import io.tollgate.server.settings.DemoSection;
import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.MetricsSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.SettingValues;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * A whole start with a few calls on a scratch directory and free ports, so that the JDK can note
 * which classes a start needs. Run by the launcher after a build; of no use to a person.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

  private static final int CALLS = 20;

  RehearseCommand() {}

  @Override
  public Integer call() throws Exception {
    Path scratch = Files.createTempDirectory("tollgate-rehearsal");
    try {
      // Twice: an empty installation and one that finds its own files again take different ways.
      start(scratch);
      start(scratch);
    } finally {
      delete(scratch);
    }
    return 0;
  }

  private static void start(Path scratch)
      throws IOException, SettingsRefused, InterruptedException {
    Map<String, String> flags = new HashMap<>();
    flags.put(ProcessSection.DATA_DIRECTORY.name(), scratch.resolve("data").toString());
    flags.put(AccessLogSection.FILE.name(), scratch.resolve("access.log").toString());
    for (String port :
        List.of(
            GatewaySection.PORT.name(),
            GatewaySection.MANAGEMENT_PORT.name(),
            BackendSection.PORT.name(),
            AdminSection.PORT.name(),
            MetricsSection.PORT.name(),
            DemoSection.PORT.name())) {
      flags.put(port, "0");
    }
    SettingValues values = new SettingsReader().read(flags, Map.of(), null);
    try (Tollgate tollgate = Tollgate.start(values)) {
      Banner.of(tollgate, tollgate.awaitReady(Duration.ofSeconds(5)));
      Sample sample = tollgate.sample().orElseThrow();
      String gateway = tollgate.gatewayUrl().orElseThrow();
      for (int i = 0; i < CALLS; i++) {
        get(gateway + "/hello?user_key=" + sample.userKey());
      }
      get(
          tollgate.backendUrl().orElseThrow()
              + "/transactions/authorize.xml?service_token=%s&service_id=%s&user_key=%s"
                  .formatted(sample.serviceToken(), sample.serviceId(), sample.userKey()));
      get(tollgate.operationsUrl().orElseThrow() + "/metrics");
      get(tollgate.admin().orElseThrow().url() + "/admin/api/services.json");
    }
  }

  private static void get(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.getResponseCode();
    connection.disconnect();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
