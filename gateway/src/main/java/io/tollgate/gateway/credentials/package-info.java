/**
 * Where the keys of a call stand: query, form body, headers or Authorization (gateway.md, 2.4). May
 * depend on {@code call}.
 */
@NullMarked
package io.tollgate.gateway.credentials;

import org.jspecify.annotations.NullMarked;
