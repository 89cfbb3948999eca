/**
 * Why a call was decided as it was, in words and figures: every check with what it looked at, every
 * limit, the decision (service-management-api.md, 12, ruling 18). Filled by {@code
 * backend.authorization}; secrets do not get in here. Depends on protocol.
 */
@NullMarked
package io.tollgate.backend.explanation;

import org.jspecify.annotations.NullMarked;
