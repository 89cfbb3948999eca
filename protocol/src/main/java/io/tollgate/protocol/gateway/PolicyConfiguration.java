package io.tollgate.protocol.gateway;

import tools.jackson.databind.node.ObjectNode;

/**
 * One link of a service's policy chain (gateway.md, 5).
 *
 * @param version {@code builtin}, or the version of a custom policy
 */
public record PolicyConfiguration(String name, String version, ObjectNode configuration) {}
