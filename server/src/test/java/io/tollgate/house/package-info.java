/**
 * The rules of the house (ARCHITECTURE.md), and which cases of the contracts have a test. Reads the
 * classes of all modules and the source tree; depends on nothing of Tollgate.
 */
@NullMarked
package io.tollgate.house;

import org.jspecify.annotations.NullMarked;
