@NullMarked
package io.tollgate.backend.explanation;

import org.jspecify.annotations.NullMarked;
