package io.tollgate.admin.support;

/** The databases every suite runs on. */
public enum DatabaseKind {
  SQLITE,
  POSTGRESQL
}
