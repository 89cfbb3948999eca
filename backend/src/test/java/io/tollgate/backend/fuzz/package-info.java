/**
 * Random and mutated requests to the public endpoints, from a fixed seed: whatever comes in, the
 * answer is one of the contract's, never a failure of the server.
 */
@NullMarked
package io.tollgate.backend.fuzz;

import org.jspecify.annotations.NullMarked;
