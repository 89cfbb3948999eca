@NullMarked
package io.tollgate.backend.store.embedded.catalog;

import org.jspecify.annotations.NullMarked;
