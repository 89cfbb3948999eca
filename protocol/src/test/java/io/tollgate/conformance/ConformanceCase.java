package io.tollgate.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The cases of the contracts in docs/contracts that this test shows, such as {@code SM-17}, {@code
 * GW-3}, {@code A22}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConformanceCase {
  String[] value();
}
