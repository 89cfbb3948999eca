/**
 * The data plane's HTTP on Netty, without a word of the field: no package here knows what an
 * application or a plan is.
 */
@NullMarked
package io.tollgate.http;

import org.jspecify.annotations.NullMarked;
