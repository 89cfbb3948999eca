package io.tollgate.gateway.configuration;

import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.List;

/**
 * What would come of a document.
 *
 * @param faults each with the path of its field, all at once
 * @param rejected whether nothing of it is served, since it has the wrong shape
 * @param served services that are served in spite of the faults, as far as theirs let them
 */
public record CheckedConfiguration(
    List<String> faults, boolean rejected, List<ServiceConfiguration> served) {

  public CheckedConfiguration {
    faults = List.copyOf(faults);
    served = List.copyOf(served);
  }
}
