package io.tollgate.admin.rest.route;

import org.jspecify.annotations.Nullable;

/** Finds what a path's ids name, from left to right. */
@FunctionalInterface
public interface Target<M> {
  /** Null when it does not exist for this caller. */
  @Nullable M find(Call call);
}
