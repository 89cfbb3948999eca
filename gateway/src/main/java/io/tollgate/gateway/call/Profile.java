package io.tollgate.gateway.call;

/**
 * Decides where the product's own rules and the reference gateway differ: rows D1 to D8 of the
 * profile switch (gateway.md, "Profile switch"), and nothing else.
 */
public enum Profile {
  /** The rules of the product's own manual. */
  SEED,
  /** Bug for bug what clients of the reference gateway are used to. */
  APICAST
}
