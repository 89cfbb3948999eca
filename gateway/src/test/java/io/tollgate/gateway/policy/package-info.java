@NullMarked
package io.tollgate.gateway.policy;

import org.jspecify.annotations.NullMarked;
