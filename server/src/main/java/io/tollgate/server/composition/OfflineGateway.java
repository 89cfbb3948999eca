package io.tollgate.server.composition;

import io.tollgate.gateway.Gateway;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.listener.RequestExplanation;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.GatewaySection.DeploymentEnvironment;
import io.tollgate.server.settings.GatewaySourceSection;
import io.tollgate.server.settings.GatewayWireSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.SettingValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The gateway that settings would start, with the same configuration but without a socket: it can
 * be asked what it would do with a request, also beside a running server.
 */
public final class OfflineGateway implements AutoCloseable {

  private final EventLoops loops;
  private final Gateway gateway;

  private OfflineGateway(EventLoops loops, Gateway gateway) {
    this.loops = loops;
    this.gateway = gateway;
  }

  /**
   * @param file instead of the source that the settings name
   * @throws StartRefused when there is no such source, or its settings cannot be used
   */
  public static OfflineGateway of(SettingValues values, Optional<Path> file) {
    Path scratch = scratch();
    ConfigurationSource source = source(values, file, scratch);
    EventLoops loops = new EventLoops(1);
    try {
      String userAgent = GatewayRole.userAgent(values);
      return new OfflineGateway(
          loops,
          GatewayRole.idle(
              values,
              new GatewayRole.Surroundings(
                  source,
                  scratch,
                  Optional.empty(),
                  Optional.empty(),
                  defaultService(values, file),
                  "localhost",
                  userAgent),
              loops,
              InstantSource.system()));
    } catch (RuntimeException e) {
      loops.close();
      throw e;
    }
  }

  /** A file is what a gateway alone serves, which knows nothing of a sample installation. */
  private static Optional<String> defaultService(SettingValues values, Optional<Path> file) {
    return file.isPresent()
        ? Optional.ofNullable(GatewaySection.from(values).defaultService())
        : GatewayRole.defaultService(values);
  }

  private static ConfigurationSource source(
      SettingValues values, Optional<Path> file, Path scratch) {
    GatewaySection settings = GatewaySection.from(values);
    if (file.isPresent()) {
      return new ConfigurationSource.File(
          file.get(),
          settings.deploymentEnvironment() == DeploymentEnvironment.STAGING
              ? Environment.SANDBOX
              : Environment.PRODUCTION);
    }
    Path kept = ProcessSection.from(values).dataDirectory().resolve("gateway");
    if (!ProcessSection.from(values).has(Role.ADMIN)) {
      return new GatewaySource(
              settings,
              GatewaySourceSection.from(values),
              () -> scratch,
              values.get(GatewayWireSection.VERIFY),
              GatewayRole.userAgent(values))
          .source();
    }
    if (!Files.isDirectory(kept)) {
      throw new StartRefused(
          "no configuration is kept in %s: name the data directory of the gateway's process with --%s, or a configuration with --file; for a gateway without the admin role give its settings"
              .formatted(kept, ProcessSection.DATA_DIRECTORY.name()));
    }
    return new ConfigurationSource.Pushed(kept);
  }

  /** What a gateway keeps is not this command's to keep. */
  private static Path scratch() {
    try {
      Path directory = Files.createTempDirectory("tollgate-explain");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells what would become of a request.
   *
   * @param request its bytes as a client would send them
   * @param client address it would come from
   * @throws StartRefused when the configuration cannot be had
   */
  public RequestExplanation explain(byte[] request, String client) {
    try {
      return gateway.explain(request, client);
    } catch (ConfigurationException e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    loops.close();
  }
}
