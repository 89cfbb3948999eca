package io.tollgate.gateway.policy.builtin.routing;

import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.liquid.Template;
import org.jspecify.annotations.Nullable;

/**
 * @param path what takes the place of the request's path, null: the path stays
 * @param owner id of the backend whose rules count, null: all count
 */
record RoutingRule(
    Condition condition, Upstream upstream, @Nullable Template path, @Nullable String owner) {}
