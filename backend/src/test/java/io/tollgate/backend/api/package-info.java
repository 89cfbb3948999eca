@NullMarked
package io.tollgate.backend.api;

import org.jspecify.annotations.NullMarked;
