/** The management API over HTTP. */
@NullMarked
package io.tollgate.gateway.management;

import org.jspecify.annotations.NullMarked;
