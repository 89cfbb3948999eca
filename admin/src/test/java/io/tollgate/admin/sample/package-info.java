/**
 * A valid request for every endpoint, made from the route table and what each route declares, on a
 * tenant that has what the request needs. Checks that hold for all endpoints are generated from it.
 */
@NullMarked
package io.tollgate.admin.sample;

import org.jspecify.annotations.NullMarked;
