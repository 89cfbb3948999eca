package io.tollgate.admin.rest.output;

import java.util.function.Function;

/**
 * @param path on the admin host, without a format extension
 */
record Link<T>(String rel, Function<? super T, String> path) {}
