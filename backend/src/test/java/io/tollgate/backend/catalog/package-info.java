@NullMarked
package io.tollgate.backend.catalog;

import org.jspecify.annotations.NullMarked;
