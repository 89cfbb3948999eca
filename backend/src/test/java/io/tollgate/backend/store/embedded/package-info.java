@NullMarked
package io.tollgate.backend.store.embedded;

import org.jspecify.annotations.NullMarked;
