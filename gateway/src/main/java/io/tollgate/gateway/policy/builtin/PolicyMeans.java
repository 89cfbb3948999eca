package io.tollgate.gateway.policy.builtin;

import io.tollgate.gateway.call.LoggedLine;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.liquid.Templates;

/**
 * What several policies are made with.
 *
 * @param verifyUpstreams whether certificates of TLS upstreams must be trusted
 * @param logCredentials whether keys may stand in the access log
 * @param usualLine writes the access log's line
 */
public record PolicyMeans(
    Profile profile,
    Templates templates,
    boolean verifyUpstreams,
    boolean logCredentials,
    LoggedLine usualLine) {}
