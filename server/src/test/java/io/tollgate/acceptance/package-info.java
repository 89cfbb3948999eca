/**
 * The product as a user meets it: the distribution's own launcher, real sockets, real curl, kill
 * -9. Run by failsafe after packaging.
 */
@NullMarked
package io.tollgate.acceptance;

import org.jspecify.annotations.NullMarked;
