/**
 * What is sent: heads and body framing as bytes of HTTP/1.1, headers as fields of HTTP/2, shared by
 * server and client. May depend on nothing else in {@code http}. Gateway contract 8.3.
 */
@NullMarked
package io.tollgate.http.wire;

import org.jspecify.annotations.NullMarked;
