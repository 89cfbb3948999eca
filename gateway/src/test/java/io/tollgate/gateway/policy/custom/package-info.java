/** Policies from jars that the tests compile. */
@NullMarked
package io.tollgate.gateway.policy.custom;

import org.jspecify.annotations.NullMarked;
