/**
 * The API's description of itself, made of the route table and what each route declares; nothing in
 * it is written a second time. Pure. Depends on input, output, route and caller.
 */
@NullMarked
package io.tollgate.admin.rest.openapi;

import org.jspecify.annotations.NullMarked;
