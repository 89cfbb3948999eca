@NullMarked
package io.tollgate.backend;

import org.jspecify.annotations.NullMarked;
