package io.tollgate.server.composition;

import org.jspecify.annotations.Nullable;

/** The version of this build, as its jar says; {@code development} when run from classes. */
public final class Version {

  public static final String CURRENT = orDevelopment(Version.class.getPackage());

  private Version() {}

  private static String orDevelopment(Package of) {
    @Nullable String version = of.getImplementationVersion();
    return version == null ? "development" : version;
  }
}
