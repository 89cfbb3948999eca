/**
 * The operator's view: liveness, readiness, the configuration that is served, the policies there
 * are (gateway.md, 4.4). May depend on {@code call}, {@code configuration}, {@code policy} and
 * {@code refusal}.
 */
@NullMarked
package io.tollgate.gateway.management;

import org.jspecify.annotations.NullMarked;
