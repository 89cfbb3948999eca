package io.tollgate.server.composition;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.gateway.Gateway;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.configuration.CheckedConfiguration;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.server.settings.SettingValues;
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
   * @param values say which policies there are beside the built-in ones, and whether schemas count
   * @throws StartRefused when the file cannot be read, or a policy of the operator's own
   */
  public static CheckedConfiguration of(Path file, SettingValues values) {
    String document = text(file);
    GatewaySettings settings =
        GatewaySettings.of(new ConfigurationSource.File(file, Environment.PRODUCTION))
            .with(OwnPolicySettings.of(values));
    try (EventLoops loops = new EventLoops(1);
        Gateway gateway =
            new Gateway(
                settings,
                loops,
                Optional.empty(),
                InstantSource.system(),
                new SimpleMeterRegistry())) {
      return gateway.check(document);
    } catch (ConfigurationException e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
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
