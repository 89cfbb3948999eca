/**
 * The policy {@code maintenance_mode}: answers calls while the upstream is worked on (gateway.md,
 * 5.3). May depend on {@code call}, {@code condition}, {@code liquid} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.maintenancemode;

import org.jspecify.annotations.NullMarked;
