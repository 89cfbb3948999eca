@NullMarked
package io.tollgate.backend.local;

import org.jspecify.annotations.NullMarked;
