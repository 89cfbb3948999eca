/** Tests of the configuration's reader and writer. */
@NullMarked
package io.tollgate.protocol.gateway;

import org.jspecify.annotations.NullMarked;
