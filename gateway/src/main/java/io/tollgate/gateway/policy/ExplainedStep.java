package io.tollgate.gateway.policy;

/**
 * What one policy does to a call that is explained; only for phases in which it does something.
 *
 * @param policy its name in the chain
 * @param phase {@code rewrite}, {@code access} or {@code content}
 * @param text what it does, without secrets
 */
public record ExplainedStep(String policy, String phase, String text) {}
