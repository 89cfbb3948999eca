package io.tollgate.gateway.configuration;

import io.tollgate.protocol.gateway.Environment;
import java.nio.file.Path;

/** Where the configuration comes from (gateway.md, 1.2 and ruling 1). */
public sealed interface ConfigurationSource {

  /**
   * The admin side of this process pushes it.
   *
   * @param snapshotDirectory exists and belongs to this gateway alone; keeps the last configuration
   */
  record Pushed(Path snapshotDirectory) implements ConfigurationSource {}

  /**
   * A file; a gateway run alone.
   *
   * @param environment whose services it holds ({@code THREESCALE_DEPLOYMENT_ENV})
   */
  record File(Path file, Environment environment) implements ConfigurationSource {}
}
