/** Requests made by chance, and what must hold whatever they are (gateway.md, 8). */
@NullMarked
package io.tollgate.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
