package io.tollgate.protocol.mapping;

import org.jspecify.annotations.Nullable;

/** Decoded parameters of a request's query or form body. Names are case-sensitive. */
@FunctionalInterface
public interface ParameterLookup {

  ParameterLookup NONE = name -> null;

  /** The last value of a name: empty when it has none, null when the name does not occur. */
  @Nullable String last(String name);
}
