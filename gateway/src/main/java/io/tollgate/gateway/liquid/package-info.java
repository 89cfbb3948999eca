/**
 * Liquid templates over a call (gateway.md, 5.2 and ruling 19): texts and plain look-ups are
 * compiled to just that, the rest is rendered by liqp under bounds. The only room that knows liqp.
 * May depend on {@code call}.
 */
@NullMarked
package io.tollgate.gateway.liquid;

import org.jspecify.annotations.NullMarked;
