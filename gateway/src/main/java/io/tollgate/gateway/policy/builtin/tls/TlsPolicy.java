package io.tollgate.gateway.policy.builtin.tls;

import io.tollgate.gateway.policy.Policy;
import io.tollgate.http.tls.TlsIdentity;
import org.jspecify.annotations.Nullable;

/** Serves the first pair of its list that can be served. */
record TlsPolicy(@Nullable TlsIdentity certificate) implements Policy {}
