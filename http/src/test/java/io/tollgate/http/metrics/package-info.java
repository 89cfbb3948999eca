@NullMarked
package io.tollgate.http.metrics;

import org.jspecify.annotations.NullMarked;
