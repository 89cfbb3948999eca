package io.tollgate.gateway.policy.builtin;

import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.builtin.apicast.ApicastFactory;
import io.tollgate.gateway.policy.builtin.echo.EchoPolicy;
import io.tollgate.gateway.policy.builtin.headers.HeadersPolicy;
import java.util.Map;

/** The list of them. */
public final class BuiltinPolicies {

  private BuiltinPolicies() {}

  /** By the name that chains use. */
  public static Map<String, PolicyFactory> with(ApicastFactory apicast) {
    return Map.of("apicast", apicast, "echo", EchoPolicy.FACTORY, "headers", HeadersPolicy.FACTORY);
  }
}
