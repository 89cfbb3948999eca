package io.tollgate.admin.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test method the installation on its suite's database: one for the whole run. */
final class Installations implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Installations.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Installation.class || type == Client.class || type == FreshDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == FreshDatabase.class) {
      return new FreshDatabase(TestDatabase.create(context, suite(context)));
    }
    Installation installation = installation(context);
    return parameter.getParameter().getType() == Client.class
        ? installation.tenant()
        : installation;
  }

  private static Installation installation(ExtensionContext context) {
    DatabaseKind kind = suite(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            kind, k -> new Installation(TestDatabase.create(context, k)), Installation.class);
  }

  private static DatabaseKind suite(ExtensionContext context) {
    return context.getDisplayName().isEmpty() ? DatabaseKind.SQLITE : kind(context);
  }

  private static DatabaseKind kind(ExtensionContext context) {
    for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
      for (DatabaseKind kind : DatabaseKind.values()) {
        if (at.getDisplayName().contains(kind.name())) {
          return kind;
        }
      }
    }
    throw new IllegalStateException("the suite names no database");
  }
}
