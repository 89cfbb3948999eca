package io.tollgate.server.composition;

import io.tollgate.admin.publication.remote.BackendAddress;
import io.tollgate.server.settings.InternalApiSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.RemoteBackendSection;
import io.tollgate.server.settings.SettingValues;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * User and password of a backend's internal API. Where nobody sets the password the backend makes
 * one and keeps both in a file of one line, {@code user:password}, as curl's option {@code -u}
 * takes it.
 */
public record InternalCredentials(String user, String password) {

  private static final String FILE = "internal-credentials";
  private static final int PASSWORD_BYTES = 24;

  /**
   * Those of the backend on a directory: as set, or as kept, or made now.
   *
   * @throws StartRefused when the file cannot be read or written
   */
  static InternalCredentials ofBackend(
      InternalApiSection settings, Path backendDirectory, SecureRandom random) {
    String password = settings.password();
    if (password != null) {
      return new InternalCredentials(settings.user(), password);
    }
    Path file = backendDirectory.resolve(FILE);
    if (!Files.exists(file)) {
      byte[] made = new byte[PASSWORD_BYTES];
      random.nextBytes(made);
      return new InternalCredentials(settings.user(), HexFormat.of().formatHex(made)).keep(file);
    }
    InternalCredentials kept = read(file);
    return kept.user().equals(settings.user())
        ? kept
        : new InternalCredentials(settings.user(), kept.password()).keep(file);
  }

  /**
   * Those of the backend that settings mean, for commands that ask it beside the server.
   *
   * @throws StartRefused when they are neither set nor kept
   */
  public static InternalCredentials ofRunningBackend(SettingValues values) {
    InternalApiSection settings = InternalApiSection.from(values);
    String password = settings.password();
    return password == null
        ? read(file(ProcessSection.from(values).dataDirectory()))
        : new InternalCredentials(settings.user(), password);
  }

  /**
   * Those that the admin side sends to a backend in another process.
   *
   * @throws StartRefused when there are none, or their file cannot be read
   */
  static InternalCredentials ofRemoteBackend(RemoteBackendSection settings) {
    String file = settings.credentialsFile();
    if (file != null) {
      return read(Path.of(file));
    }
    String password = settings.password();
    if (password == null) {
      throw new StartRefused(
          "the backend asks for a password: set %s or %s"
              .formatted(
                  RemoteBackendSection.PASSWORD.name(),
                  RemoteBackendSection.CREDENTIALS_FILE.name()));
    }
    return new InternalCredentials(settings.user(), password);
  }

  /** Where the backend of a data directory keeps what it made. */
  static Path file(Path dataDirectory) {
    return BackendRole.directory(dataDirectory).resolve(FILE);
  }

  private static InternalCredentials read(Path file) {
    String line;
    try {
      line = Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartRefused(
          "the internal API's credentials cannot be read from "
              + file
              + " ("
              + FileTrouble.of(e)
              + "): the backend makes this file at its first start when "
              + InternalApiSection.PASSWORD.name()
              + " is not set; only its owner may read it",
          e);
    }
    int colon = line.indexOf(':');
    if (colon <= 0 || colon == line.length() - 1 || line.contains("\n")) {
      throw new StartRefused(
          file
              + " must hold one line user:password: mend it, or remove the backend's own file so that its next start makes a new one");
    }
    return new InternalCredentials(line.substring(0, colon), line.substring(colon + 1));
  }

  /** Beside the place first: a start that is killed leaves no half password. */
  private InternalCredentials keep(Path file) {
    Path beside = file.resolveSibling(FILE + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(beside);
      Files.createFile(beside, readableByTheOwnerAlone());
      Files.writeString(beside, user + ":" + password + "\n");
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return this;
    } catch (IOException e) {
      throw new StartRefused(
          "the internal API's password cannot be kept in "
              + file
              + " ("
              + FileTrouble.of(e)
              + "): make the directory writable, or set "
              + InternalApiSection.PASSWORD.name(),
          e);
    }
  }

  private static FileAttribute<?>[] readableByTheOwnerAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The backend at this base URL, spoken to with these. */
  BackendAddress at(String url) {
    return new BackendAddress(URI.create(url), user, password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "InternalCredentials[" + user + "]";
  }
}
