@NullMarked
package io.tollgate.backend.alert;

import org.jspecify.annotations.NullMarked;
