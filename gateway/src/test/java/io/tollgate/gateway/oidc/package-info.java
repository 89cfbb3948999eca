/** Access tokens, with an issuer of the test. */
@NullMarked
package io.tollgate.gateway.oidc;

import org.jspecify.annotations.NullMarked;
