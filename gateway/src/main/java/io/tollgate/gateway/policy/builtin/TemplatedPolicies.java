package io.tollgate.gateway.policy.builtin;

import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.builtin.conditional.ConditionalPolicy;
import io.tollgate.gateway.policy.builtin.headers.HeadersPolicy;
import io.tollgate.gateway.policy.builtin.logging.LoggingFactory;
import io.tollgate.gateway.policy.builtin.maintenancemode.MaintenanceModePolicy;
import io.tollgate.gateway.policy.builtin.onfailed.OnFailedPolicy;
import io.tollgate.gateway.policy.builtin.rewriteurlcaptures.RewriteUrlCapturesPolicy;
import io.tollgate.gateway.policy.builtin.routing.RoutingFactory;
import io.tollgate.gateway.policy.builtin.soap.SoapPolicy;
import io.tollgate.gateway.policy.builtin.statuscodeoverwrite.StatuscodeOverwritePolicy;
import io.tollgate.gateway.policy.builtin.upstream.UpstreamPolicy;
import io.tollgate.gateway.policy.builtin.urlrewriting.UrlRewritingPolicy;
import java.util.Map;

/** The policies that rewrite, route and word calls. */
final class TemplatedPolicies {

  private TemplatedPolicies() {}

  static Map<String, PolicyFactory> with(PolicyMeans means) {
    Templates templates = means.templates();
    return Map.ofEntries(
        Map.entry("conditional", ConditionalPolicy.factory(templates)),
        Map.entry("headers", HeadersPolicy.factory(templates)),
        Map.entry(
            "logging", new LoggingFactory(templates, means.logCredentials(), means.usualLine())),
        Map.entry("maintenance_mode", MaintenanceModePolicy.factory(templates)),
        Map.entry("on_failed", OnFailedPolicy.FACTORY),
        Map.entry("rewrite_url_captures", RewriteUrlCapturesPolicy.FACTORY),
        Map.entry("routing", new RoutingFactory(templates, means.verifyUpstreams())),
        Map.entry("soap", SoapPolicy.factory(means.profile())),
        Map.entry("statuscode_overwrite", StatuscodeOverwritePolicy.FACTORY),
        Map.entry("upstream", UpstreamPolicy.factory(means.verifyUpstreams())),
        Map.entry("url_rewriting", UrlRewritingPolicy.factory(templates)));
  }
}
