package io.tollgate.gateway.policy.builtin.httpproxy;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.client.OutgoingProxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a service's calls through proxies of its own. The process's are not looked at any more, its
 * exempt hosts included: a scheme without a proxy here is called directly.
 */
public final class HttpProxyPolicy implements Policy {

  /** Makes it of {@code http_proxy}, {@code https_proxy} and, for both, {@code all_proxy}. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        OutgoingProxy all = proxy(fields, "all_proxy", null);
        return fields.outcome(
            new HttpProxyPolicy(
                new OutgoingProxies(
                    proxy(fields, "http_proxy", all),
                    proxy(fields, "https_proxy", all),
                    List.of())));
      };

  private final OutgoingProxies proxies;

  private HttpProxyPolicy(OutgoingProxies proxies) {
    this.proxies = proxies;
  }

  private static @Nullable OutgoingProxy proxy(
      PolicyFields fields, String field, @Nullable OutgoingProxy otherwise) {
    String url = fields.text(field, "");
    if (url.isBlank()) {
      return otherwise;
    }
    OutgoingProxy proxy = OutgoingProxy.parse(url);
    if (proxy == null) {
      fields.wrong(
          field, "must be the URL of a proxy that speaks HTTP, http://user:password@host:port");
    }
    return proxy;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askUpstreamOptions().proxies(proxies);
    return PhaseOutcome.CONTINUE;
  }
}
