@NullMarked
package io.tollgate.backend.authorization;

import org.jspecify.annotations.NullMarked;
