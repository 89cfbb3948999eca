package io.tollgate.backend.api.parameter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters whose values nobody may read later, wherever in the tree they stand. */
public final class SecretParameters {

  private static final Set<String> NAMES =
      Set.of("provider_key", "service_token", "user_key", "app_key", "access_token");

  private SecretParameters() {}

  /** The query or form as it was sent, with {@code ***} for each secret's value. */
  public static String masked(String form) {
    return Stream.of(form.split("&", -1))
        .map(SecretParameters::maskedParameter)
        .collect(Collectors.joining("&"));
  }

  private static String maskedParameter(String parameter) {
    int equals = parameter.indexOf('=');
    return equals >= 0 && isSecret(parameter.substring(0, equals))
        ? parameter.substring(0, equals) + "=***"
        : parameter;
  }

  private static boolean isSecret(String encodedName) {
    String name;
    try {
      name = URLDecoder.decode(encodedName, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // What cannot be decoded is no parameter of ours, but may be meant as one.
      return true;
    }
    List<String> steps = ParameterName.steps(name);
    return steps.stream().anyMatch(step -> NAMES.contains(step.strip()));
  }
}
