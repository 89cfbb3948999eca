/**
 * The three seams between the roles, as records and interfaces, with their wire forms. No I/O:
 * nothing in this module opens a socket or a file. (Not named contract: in this field a contract is
 * an account's subscription to a plan.)
 */
@NullMarked
package io.tollgate.protocol;

import org.jspecify.annotations.NullMarked;
