/**
 * Calendar periods and their windows in UTC (service-management-api.md, 4.1). Depends on nothing.
 */
@NullMarked
package io.tollgate.protocol.time;

import org.jspecify.annotations.NullMarked;
