/**
 * The arithmetic of usage: values and their grammar, propagation up the metric tree, windows, the
 * limit check, and what is shown of it (service-management-api.md, section 4). Pure: no clock, no
 * storage, no exception for a refusal. Depends on catalog and protocol.
 */
@NullMarked
package io.tollgate.backend.usage;

import org.jspecify.annotations.NullMarked;
