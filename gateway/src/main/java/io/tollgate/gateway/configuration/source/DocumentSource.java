package io.tollgate.gateway.configuration.source;

import io.tollgate.protocol.gateway.ConfigurationReader;
import java.util.Optional;

/** Gives the present configuration. {@code toString} names it in messages, without secrets. */
public interface DocumentSource {

  /**
   * Fetches and reads; may take seconds.
   *
   * @param host only the services of this host are asked for, where {@link #byHost}; more may come
   * @throws SourceFailed when there is nothing to read
   * @throws InterruptedException when the waiting thread is interrupted
   */
  ConfigurationReader.Outcome fetch(ConfigurationReader reader, Optional<String> host)
      throws SourceFailed, InterruptedException;

  /** Whether it can be asked for the services of one host; otherwise it gives all. */
  default boolean byHost() {
    return false;
  }
}
