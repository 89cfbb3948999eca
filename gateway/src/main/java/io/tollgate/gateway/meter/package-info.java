/**
 * What is counted about calls, under the names that dashboards of the reference gateway ask for
 * (gateway.md, 4.5). Depends on no other room.
 */
@NullMarked
package io.tollgate.gateway.meter;

import org.jspecify.annotations.NullMarked;
