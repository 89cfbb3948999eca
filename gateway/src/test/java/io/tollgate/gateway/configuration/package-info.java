@NullMarked
package io.tollgate.gateway.configuration;

import org.jspecify.annotations.NullMarked;
