/**
 * The numbers of the contracts' conformance cases, carried by the tests that show them
 * (docs/contracts).
 */
@NullMarked
package io.tollgate.conformance;

import org.jspecify.annotations.NullMarked;
