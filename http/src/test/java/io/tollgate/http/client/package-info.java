@NullMarked
package io.tollgate.http.client;

import org.jspecify.annotations.NullMarked;
