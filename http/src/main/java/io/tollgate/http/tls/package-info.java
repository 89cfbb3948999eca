/**
 * What it takes to speak TLS: certificates with their keys from PEM texts and files, judged before
 * they are used; for listeners the choice by name, taken anew when files change; for clients who
 * they are and whom they trust. May depend on nothing else in {@code http}. Gateway contract 1.5,
 * service management contract 1.1.
 */
@NullMarked
package io.tollgate.http.tls;

import org.jspecify.annotations.NullMarked;
