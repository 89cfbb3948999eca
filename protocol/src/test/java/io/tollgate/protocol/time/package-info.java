/** Tests of periods and their windows. */
@NullMarked
package io.tollgate.protocol.time;

import org.jspecify.annotations.NullMarked;
