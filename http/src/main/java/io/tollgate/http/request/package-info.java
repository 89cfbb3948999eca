/**
 * What arrives as a request: one strict way from bytes, or from the fields of HTTP/2, to head and
 * body, and the reasons to refuse. Pure, without channels and clocks. May depend on nothing else in
 * {@code http}. Gateway contract 8.1, 8.3 and ruling 12.
 */
@NullMarked
package io.tollgate.http.request;

import org.jspecify.annotations.NullMarked;
