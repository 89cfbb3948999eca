/**
 * What a listener needs to speak TLS: a certificate with its key from PEM files, judged before it
 * is used, and taken anew when the files change. May depend on nothing else in {@code http}.
 * Gateway contract 1.5, service management contract 1.1.
 */
@NullMarked
package io.tollgate.http.tls;

import org.jspecify.annotations.NullMarked;
