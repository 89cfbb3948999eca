/** What logs say and hide. */
@NullMarked
package io.tollgate.gateway.log;

import org.jspecify.annotations.NullMarked;
