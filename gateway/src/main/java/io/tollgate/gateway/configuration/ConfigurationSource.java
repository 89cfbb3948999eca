package io.tollgate.gateway.configuration;

import io.tollgate.gateway.configuration.source.PortalSettings;
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

  /** What a gateway run alone asks. */
  sealed interface Loaded extends ConfigurationSource {
    LoadRules rules();
  }

  /** A JSON file. */
  record File(Path file, LoadRules rules) implements Loaded {

    /** Loaded once, whole. */
    public File(Path file, Environment environment) {
      this(file, LoadRules.once(environment));
    }
  }

  /**
   * A document in the settings themselves.
   *
   * @param document JSON
   */
  record Inline(String document, LoadRules rules) implements Loaded {

    /** Without the document, which has secrets. */
    @Override
    public String toString() {
      return "Inline[" + rules + "]";
    }
  }

  /**
   * A portal over HTTP.
   *
   * @param copyDirectory exists and belongs to this gateway alone; keeps the last good
   *     configuration, from which it starts when the portal cannot be reached
   */
  record Portal(PortalSettings portal, Path copyDirectory, LoadRules rules) implements Loaded {}
}
