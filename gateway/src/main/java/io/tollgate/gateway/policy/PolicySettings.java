package io.tollgate.gateway.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How policies are found and made.
 *
 * @param path directories with jars of own policies ({@code TOLLGATE_POLICY_PATH}); empty: there
 *     are none
 * @param patience how long a phase of an own policy may take (gateway.md, ruling 21)
 * @param validate whether configurations are held against the schemas of the manifests ({@code
 *     APICAST_VALIDATE_POLICY_CONFIGS})
 */
public record PolicySettings(List<Path> path, Duration patience, boolean validate) {

  public static final PolicySettings DEFAULT =
      new PolicySettings(List.of(), Duration.ofSeconds(5), false);

  public PolicySettings {
    path = List.copyOf(path);
  }
}
