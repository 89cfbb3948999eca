/** Where configurations come from, and what is served of them. */
@NullMarked
package io.tollgate.gateway.configuration;

import org.jspecify.annotations.NullMarked;
