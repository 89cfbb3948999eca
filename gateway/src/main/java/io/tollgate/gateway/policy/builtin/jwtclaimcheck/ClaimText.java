package io.tollgate.gateway.policy.builtin.jwtclaimcheck;

import io.tollgate.gateway.condition.Operand;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A claim as conditions compare it. */
final class ClaimText {

  private ClaimText() {}

  /** {@value Operand#NIL} when there is none; the parts of a list one after the other. */
  static String of(@Nullable Object claims, String name) {
    Object claim = claims instanceof Map<?, ?> map ? map.get(name) : null;
    return switch (claim) {
      case null -> Operand.NIL;
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining());
      default -> claim.toString();
    };
  }
}
