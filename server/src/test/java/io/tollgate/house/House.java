package io.tollgate.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all modules, and where in the house each of them stands. */
final class House {

  static final String ROOT = "io.tollgate.";

  /** Made from the migrations at build time, in the generator's style. */
  private static final String GENERATED = "/admin/database/schema/";

  private House() {}

  static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("-tests.jar"))
        .withImportOption(location -> !location.contains(GENERATED))
        .importPackages("io.tollgate");
  }

  static boolean contains(JavaClass type) {
    return type.getPackageName().startsWith(ROOT);
  }

  /** {@code gateway} of {@code io.tollgate.gateway.policy.builtin}. */
  static String module(JavaClass type) {
    return segment(type, 2);
  }

  /** {@code policy} of {@code io.tollgate.gateway.policy.builtin}; empty for the module itself. */
  static String room(JavaClass type) {
    return segment(type, 3);
  }

  private static String segment(JavaClass type, int index) {
    String[] segments = type.getPackageName().split("\\.");
    return index < segments.length ? segments[index] : "";
  }
}
