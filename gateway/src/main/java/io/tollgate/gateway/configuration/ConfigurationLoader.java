package io.tollgate.gateway.configuration;

import io.tollgate.gateway.configuration.source.DocumentSource;
import io.tollgate.gateway.configuration.source.SourceFailed;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.ConfigurationReader.Fault;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a source's document to services, faults told to the log. For threads that may wait. */
final class ConfigurationLoader {

  private static final Logger log = LoggerFactory.getLogger(ConfigurationLoader.class);

  private final DocumentSource source;
  private final ConfigurationReader reader;
  private volatile List<Fault> told = List.of();

  ConfigurationLoader(DocumentSource source, LoadRules rules) {
    this.source = source;
    this.reader = new ConfigurationReader(rules.environment(), rules.providerKey());
  }

  boolean byHost() {
    return source.byHost();
  }

  /**
   * All services that can be served, also those that a filter will drop. Services with faults are
   * left out and reported.
   *
   * @throws ConfigurationException when the source gives no configuration
   */
  GatewayConfiguration load(Optional<String> host) {
    try {
      return switch (source.fetch(reader, host)) {
        case ConfigurationReader.Rejected(Fault fault) ->
            throw new ConfigurationException(source + ": " + fault);
        case ConfigurationReader.Read read -> {
          tell(read.faults());
          yield read.configuration();
        }
      };
    } catch (SourceFailed e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigurationException(source + " was not waited for: the gateway is stopping");
    }
  }

  /** Once, and not with every reload. */
  private void tell(List<Fault> faults) {
    if (!faults.equals(told)) {
      told = faults;
      faults.forEach(fault -> log.error("{}: {}", source, fault));
    }
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
