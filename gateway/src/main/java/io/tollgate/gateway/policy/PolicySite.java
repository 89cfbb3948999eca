package io.tollgate.gateway.policy;

import io.tollgate.protocol.gateway.ServiceConfiguration;

/**
 * Where a policy stands.
 *
 * @param service whose chain it is in
 * @param state what this link remembers beyond the configuration
 * @param catalog makes the links of a chain within this one
 */
public record PolicySite(ServiceConfiguration service, LastingState state, PolicyCatalog catalog) {}
