@NullMarked
package io.tollgate.backend.store.embedded.usage;

import org.jspecify.annotations.NullMarked;
