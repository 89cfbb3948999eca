@NullMarked
package io.tollgate.http.health;

import org.jspecify.annotations.NullMarked;
