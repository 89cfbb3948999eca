/** Tests of authorization. */
@NullMarked
package io.tollgate.protocol.authorization;

import org.jspecify.annotations.NullMarked;
