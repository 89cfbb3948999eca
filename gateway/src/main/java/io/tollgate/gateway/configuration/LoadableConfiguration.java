package io.tollgate.gateway.configuration;

/** A source that can be asked for its configuration at a start and later. */
public interface LoadableConfiguration extends AutoCloseable {

  /**
   * Serves what the source has, and from now on what it will have.
   *
   * @throws ConfigurationException when there is nothing to serve
   */
  void start();

  /**
   * Asks the source again at once.
   *
   * @throws ConfigurationException when it cannot be used; what was served is served on
   */
  void load();

  /** Ends what the source does in the background. */
  @Override
  void close();
}
