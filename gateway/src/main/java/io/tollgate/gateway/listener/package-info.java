/**
 * The client's side of a call and its walk through all rooms (gateway.md, 2.1): the roof of the
 * gateway, which sees everything below it.
 */
@NullMarked
package io.tollgate.gateway.listener;

import org.jspecify.annotations.NullMarked;
