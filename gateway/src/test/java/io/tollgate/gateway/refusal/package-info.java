/** What is remembered of refused calls. */
@NullMarked
package io.tollgate.gateway.refusal;

import org.jspecify.annotations.NullMarked;
