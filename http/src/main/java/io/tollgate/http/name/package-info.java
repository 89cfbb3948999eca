/**
 * Host names to addresses, at run time, kept for as long as DNS says. May depend on {@code loop}.
 * Gateway contract 8.4 and ruling 8.
 */
@NullMarked
package io.tollgate.http.name;

import org.jspecify.annotations.NullMarked;
