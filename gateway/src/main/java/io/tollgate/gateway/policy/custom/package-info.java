/**
 * Policies of the operator's own, loaded from jars: found, loaded in class loaders of their own,
 * and run beside the event loops (gateway.md, 5.4 and ruling 21). May depend on {@code policy} and
 * {@code call}. Without {@code gateway.policies.path} nothing of it is loaded.
 */
@NullMarked
package io.tollgate.gateway.policy.custom;

import org.jspecify.annotations.NullMarked;
