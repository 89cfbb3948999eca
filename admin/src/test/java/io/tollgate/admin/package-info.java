/** The Account Management API over its socket, on both databases. */
@NullMarked
package io.tollgate.admin;

import org.jspecify.annotations.NullMarked;
