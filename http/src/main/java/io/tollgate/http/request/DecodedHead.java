package io.tollgate.http.request;

/** What comes of a head: it is right, or there is a reason to refuse it. */
public sealed interface DecodedHead permits RequestHead, Fault {}
