@NullMarked
package io.tollgate.http.server;

import org.jspecify.annotations.NullMarked;
