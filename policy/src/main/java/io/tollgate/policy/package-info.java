/**
 * What a policy of your own implements and gets: {@link io.tollgate.policy.Policy} (gateway.md,
 * 5.4). All that a jar sees of Tollgate; it depends on the JDK alone. What is here stays: later
 * versions add to it.
 */
@NullMarked
package io.tollgate.policy;

import org.jspecify.annotations.NullMarked;
