package io.tollgate.gateway.policy.builtin.jwtclaimcheck;

import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.mapping.ResourceRule;

/**
 * @param requests which the rule is about
 * @param condition must hold for them
 */
record ClaimRule(ResourceRule requests, Condition condition) {}
