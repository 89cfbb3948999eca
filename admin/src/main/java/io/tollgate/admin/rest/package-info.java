/**
 * The machinery that all resources of the Account Management API share: a resource is described
 * once by a form (input), a representation (output) and its lines in a route table (route);
 * reading, writing, paging and errors derive from them, and server answers them over HTTP.
 * Implements account-management-api.md, 1 to 3. The packages depend on each other in the order
 * input, output, route, server.
 */
@NullMarked
package io.tollgate.admin.rest;

import org.jspecify.annotations.NullMarked;
