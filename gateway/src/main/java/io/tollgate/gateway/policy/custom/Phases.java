package io.tollgate.gateway.policy.custom;

import io.tollgate.policy.Policy;
import io.tollgate.policy.Request;
import io.tollgate.policy.Response;
import java.lang.reflect.Method;

/** The phases in which a class has a part: those whose method it has. The others cost nothing. */
record Phases(
    boolean rewrite, boolean access, boolean content, boolean response, boolean finished) {

  static Phases of(Class<? extends Policy> type) {
    return new Phases(
        has(type, "rewrite", Request.class),
        has(type, "access", Request.class),
        has(type, "content", Request.class),
        has(type, "response", Request.class, Response.class),
        has(type, "finished", Request.class, int.class));
  }

  private static boolean has(Class<? extends Policy> type, String name, Class<?>... parameters) {
    try {
      Method method = type.getMethod(name, parameters);
      return method.getDeclaringClass() != Policy.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every policy has " + name, e);
    }
  }
}
