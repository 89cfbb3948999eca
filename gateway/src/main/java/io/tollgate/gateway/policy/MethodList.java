package io.tollgate.gateway.policy;

import java.util.List;

/** The field {@code methods} of many a rule (gateway.md, 5.2): empty or absent means all. */
public record MethodList(List<String> methods) {

  public MethodList {
    methods = List.copyOf(methods);
  }

  public static MethodList of(PolicyFields fields) {
    return new MethodList(fields.texts("methods"));
  }

  public boolean includes(String method) {
    return methods.isEmpty() || methods.contains(method) || methods.contains("ANY");
  }
}
