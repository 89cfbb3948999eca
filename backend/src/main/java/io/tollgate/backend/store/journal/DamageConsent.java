package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The operator's word that a damaged journal is to be read as far as it can be: a file in the
 * journal's directory. It holds for one start, since the next damage wants to be seen, too.
 */
public final class DamageConsent {

  private static final String NAME = "accept-damage";

  private final Path file;

  /**
   * @param directory of the journal
   */
  public DamageConsent(Path directory) {
    this.file = directory.resolve(NAME);
  }

  /** The file that would say it for this segment. */
  static Path beside(Path segment) {
    return segment.resolveSibling(NAME);
  }

  public boolean given() {
    return Files.exists(file);
  }

  /** Takes it back. */
  public void end() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Keeps a damaged segment out of the journal's way, under a name that tells what it is. */
  public static void keep(Path segment) throws IOException {
    Files.move(segment, segment.resolveSibling(segment.getFileName() + ".damaged"));
  }
}
