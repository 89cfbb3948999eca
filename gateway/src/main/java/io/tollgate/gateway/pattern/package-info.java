/**
 * Regular expressions of operators, bounded in steps and read as their old gateway reads them
 * (gateway.md, 8.3 and ruling 20). Depends on no other room.
 */
@NullMarked
package io.tollgate.gateway.pattern;

import org.jspecify.annotations.NullMarked;
