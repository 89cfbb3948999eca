@NullMarked
package io.tollgate.backend.billing;

import org.jspecify.annotations.NullMarked;
