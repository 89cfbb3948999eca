@NullMarked
package io.tollgate.backend.store.journal;

import org.jspecify.annotations.NullMarked;
