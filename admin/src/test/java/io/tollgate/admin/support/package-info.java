/** A running control plane for tests: on both databases, with recorded neighbours. */
@NullMarked
package io.tollgate.admin.support;

import org.jspecify.annotations.NullMarked;
