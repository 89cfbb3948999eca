package io.tollgate.gateway.configuration.source;

import io.tollgate.protocol.gateway.ConfigurationReader;
import java.util.Optional;

/** A document that stands in the settings themselves ({@code data:} URI). */
public final class InlineSource implements DocumentSource {

  private final String document;

  /**
   * @param document JSON
   */
  public InlineSource(String document) {
    this.document = document;
  }

  @Override
  public ConfigurationReader.Outcome fetch(ConfigurationReader reader, Optional<String> host) {
    return reader.read(document);
  }

  @Override
  public String toString() {
    return "inline configuration";
  }
}
