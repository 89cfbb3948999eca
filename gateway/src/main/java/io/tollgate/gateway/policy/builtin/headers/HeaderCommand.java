package io.tollgate.gateway.policy.builtin.headers;

import io.tollgate.gateway.liquid.Template;

/**
 * @param value without control characters, if it is the same for every call
 */
record HeaderCommand(Operation operation, String name, Template value) {}
