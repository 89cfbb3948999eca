@NullMarked
package io.tollgate.backend.usage;

import org.jspecify.annotations.NullMarked;
