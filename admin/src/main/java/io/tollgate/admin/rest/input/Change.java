package io.tollgate.admin.rest.input;

/** A wish to change something, applied to its state inside the transaction that changes it. */
@FunctionalInterface
public interface Change<C> {
  C appliedTo(C present);
}
