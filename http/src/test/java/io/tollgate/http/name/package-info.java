@NullMarked
package io.tollgate.http.name;

import org.jspecify.annotations.NullMarked;
