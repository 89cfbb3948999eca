@NullMarked
package io.tollgate.backend.store.embedded.event;

import org.jspecify.annotations.NullMarked;
