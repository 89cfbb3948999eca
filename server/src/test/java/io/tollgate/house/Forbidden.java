package io.tollgate.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What some rooms, or all, have to do without. */
final class Forbidden {

  private static final Pattern IO_CLASSES =
      Pattern.compile(
          "java\\.io\\.(File|RandomAccessFile|Console).*"
              + "|java\\.nio\\.(file|channels)\\..*"
              + "|javax?\\.(sql|net)\\..*"
              + "|(io\\.netty|org\\.jooq|org\\.eclipse\\.jetty|io\\.javalin)\\..*");

  /** Of java.net only what works on text. */
  private static final Set<String> PURE_NET =
      Set.of(
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URLDecoder",
          "java.net.URLEncoder");

  static final DescribedPredicate<JavaClass> IO =
      describe(
          "open sockets, files or databases",
          type ->
              IO_CLASSES.matcher(type.getName()).matches() && !PURE_NET.contains(type.getName()));

  /** Constants are immutable; a field updater holds no state of its own. */
  static final DescribedPredicate<JavaClass> MUTABLE =
      describe(
          "mutable types",
          type ->
              (type.getPackageName().equals("java.util.concurrent.atomic")
                      && !type.getSimpleName().endsWith("FieldUpdater"))
                  || type.isAssignableTo(ThreadLocal.class)
                  || type.isAssignableTo(StringBuilder.class)
                  || (!type.isInterface()
                      && (type.isAssignableTo(Collection.class)
                          || type.isAssignableTo(Map.class))));

  static final DescribedPredicate<JavaAccess<?>> SETTINGS =
      access("java.lang.System", "getenv", "getProperty", "getProperties", "setProperty")
          .or(access("java.lang.Boolean", "getBoolean"))
          .or(access("java.lang.Integer", "getInteger"))
          .or(access("java.lang.Long", "getLong"))
          .as("environment variables or system properties");

  static final DescribedPredicate<JavaAccess<?>> PRINTING =
      access("java.lang.System", "out", "err", "console")
          .or(
              describe(
                  "Throwable.printStackTrace",
                  access ->
                      access.getName().equals("printStackTrace")
                          && access.getTargetOwner().isAssignableTo(Throwable.class)))
          .as("standard output or error");

  private Forbidden() {}

  private static DescribedPredicate<JavaAccess<?>> access(String owner, String... names) {
    return describe(
        owner + " " + List.of(names),
        access ->
            access.getTargetOwner().getName().equals(owner)
                && List.of(names).contains(access.getName()));
  }
}
