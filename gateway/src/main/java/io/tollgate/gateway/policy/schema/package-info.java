/**
 * Holds configurations of policies against the JSON schemas of their manifests (gateway.md, 1.5,
 * {@code APICAST_VALIDATE_POLICY_CONFIGS}). May depend on {@code policy}. Where that is off,
 * nothing of it is loaded.
 */
@NullMarked
package io.tollgate.gateway.policy.schema;

import org.jspecify.annotations.NullMarked;
