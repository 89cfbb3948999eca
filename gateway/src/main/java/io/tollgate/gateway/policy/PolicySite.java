package io.tollgate.gateway.policy;

import io.tollgate.protocol.gateway.ServiceConfiguration;

/**
 * Where a policy stands.
 *
 * @param service whose chain it is in
 * @param state what this link remembers beyond the configuration
 * @param catalog makes the links of a chain within this one
 * @param closed whether a policy that fails here ends the call, rather than being left out
 */
public record PolicySite(
    ServiceConfiguration service, LastingState state, PolicyCatalog catalog, boolean closed) {}
