/** Tests of what all seams have in common. */
@NullMarked
package io.tollgate.protocol;

import org.jspecify.annotations.NullMarked;
