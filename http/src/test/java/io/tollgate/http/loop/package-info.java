@NullMarked
package io.tollgate.http.loop;

import org.jspecify.annotations.NullMarked;
