/**
 * What operators read about calls: the access log, and the texts of the error log that they search
 * for (gateway.md, 4.3). Credentials are masked here. May depend on {@code call}.
 */
@NullMarked
package io.tollgate.gateway.log;

import org.jspecify.annotations.NullMarked;
