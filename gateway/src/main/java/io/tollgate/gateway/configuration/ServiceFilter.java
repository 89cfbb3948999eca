package io.tollgate.gateway.configuration;

import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which services of a source are served: those that either rule accepts (gateway.md, 1.4). */
public final class ServiceFilter {

  private static final Logger log = LoggerFactory.getLogger(ServiceFilter.class);

  /** All of them. */
  public static final ServiceFilter NONE = new ServiceFilter(Set.of(), Optional.empty());

  /** Found in no host. */
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final Set<String> ids;
  private final Optional<Pattern> hosts;

  /**
   * @param ids {@code APICAST_SERVICES_LIST}; empty: no rule
   * @param hosts regular expression, searched in the host names ({@code
   *     APICAST_SERVICES_FILTER_BY_URL}); one that cannot be read accepts nothing
   */
  public ServiceFilter(Set<String> ids, Optional<String> hosts) {
    this.ids = Set.copyOf(ids);
    this.hosts = hosts.map(ServiceFilter::pattern);
  }

  private static Pattern pattern(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      log.error(
          "APICAST_SERVICES_FILTER_BY_URL is no regular expression and accepts no service: {} near index {}",
          e.getDescription(),
          e.getIndex());
      return NOTHING;
    }
  }

  GatewayConfiguration apply(GatewayConfiguration configuration) {
    if (ids.isEmpty() && hosts.isEmpty()) {
      return configuration;
    }
    return new GatewayConfiguration(
        configuration.services().stream().filter(one -> accepts(one.service())).toList());
  }

  private boolean accepts(ServiceConfiguration service) {
    return ids.contains(service.id())
        || (hosts.isPresent()
            && service.proxy().hosts().stream().anyMatch(host -> hosts.get().matcher(host).find()));
  }
}
