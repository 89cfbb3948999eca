package io.tollgate.gateway.policy.builtin.headers;

/**
 * @param value without control characters
 */
record HeaderCommand(Operation operation, String name, String value) {}
