/**
 * For tests of everything that speaks HTTP: a client and an upstream that work on the very bytes.
 * Blocking, plain Java.
 */
@NullMarked
package io.tollgate.http.testkit;

import org.jspecify.annotations.NullMarked;
