/** What is counted about calls. */
@NullMarked
package io.tollgate.gateway.meter;

import org.jspecify.annotations.NullMarked;
