package io.tollgate.gateway.spool;

import java.nio.file.Path;

/**
 * Where large bodies wait (gateway.md, ruling 10).
 *
 * @param directory made when it is first needed, for its owner's eyes only
 * @param maxBytes of all bodies together
 */
public record SpoolSettings(Path directory, long maxBytes) {

  /** 1 GiB in the directory {@code spool}. */
  public static final SpoolSettings DEFAULT = new SpoolSettings(Path.of("spool"), 1L << 30);
}
