package io.tollgate.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rows of the gateway's contract that this test shows, where they have no case of their own:
 * the section and words of the row as they stand there, such as {@code 1.5
 * APICAST_PROXY_BUFFER_SIZE} or {@code 8.1 header count}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ContractRow {
  String[] value();
}
