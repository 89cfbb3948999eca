package io.tollgate.gateway.configuration;

/** A source that can be asked for its configuration at a start and later. */
public interface LoadableConfiguration extends AutoCloseable {

  /**
   * Serves what the source has.
   *
   * @throws ConfigurationException when it cannot be used; what was served is served on
   */
  void load();

  /** Ends what the source does in the background. */
  @Override
  void close();
}
