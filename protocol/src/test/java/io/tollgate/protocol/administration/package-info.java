/** Tests of the JSON forms of whole services and applications. */
@NullMarked
package io.tollgate.protocol.administration;

import org.jspecify.annotations.NullMarked;
