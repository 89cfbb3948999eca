/** Tests of mapping-rule patterns, query conditions and request paths. */
@NullMarked
package io.tollgate.protocol.mapping;

import org.jspecify.annotations.NullMarked;
