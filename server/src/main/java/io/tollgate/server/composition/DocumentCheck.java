package io.tollgate.server.composition;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.gateway.Gateway;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.configuration.CheckedConfiguration;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.gateway.Environment;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at a gateway's configuration with a gateway that serves nothing. */
public final class DocumentCheck {

  private DocumentCheck() {}

  /**
   * @throws StartRefused when the file cannot be read
   */
  public static CheckedConfiguration of(Path file) {
    String document = text(file);
    GatewaySettings settings =
        GatewaySettings.of(new ConfigurationSource.File(file, Environment.PRODUCTION));
    try (EventLoops loops = new EventLoops(1);
        Gateway gateway =
            new Gateway(
                settings,
                loops,
                Optional.empty(),
                InstantSource.system(),
                new SimpleMeterRegistry())) {
      return gateway.check(document);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new StartRefused(file + " is not UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new StartRefused(file + " cannot be read: " + FileTrouble.of(e), e);
    }
  }
}
