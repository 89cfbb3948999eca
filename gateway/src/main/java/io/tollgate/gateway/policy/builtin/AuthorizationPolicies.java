package io.tollgate.gateway.policy.builtin;

import io.tollgate.gateway.authorization.BackendAccess;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.builtin.batcher.BatcherFactory;
import io.tollgate.gateway.policy.builtin.planrouting.PlanRoutingFactory;
import io.tollgate.gateway.policy.builtin.whitelistbypass.WhitelistBypassFactory;
import java.nio.file.Path;
import java.time.InstantSource;

/** The policies that deal with backends and need more than their configuration. */
public record AuthorizationPolicies(
    PolicyFactory batcher, PolicyFactory planRouting, PolicyFactory whitelistBypass) {

  /**
   * @param verifyUpstreams whether certificates of TLS upstreams must be trusted
   * @param directory that names of files are relative to
   */
  public static AuthorizationPolicies of(
      BackendAccess access,
      Profile profile,
      boolean verifyUpstreams,
      Path directory,
      InstantSource clock) {
    return new AuthorizationPolicies(
        new BatcherFactory(access, profile),
        new PlanRoutingFactory(profile, verifyUpstreams),
        new WhitelistBypassFactory(access, directory, clock));
  }
}
