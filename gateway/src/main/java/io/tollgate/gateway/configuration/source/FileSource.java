package io.tollgate.gateway.configuration.source;

import io.tollgate.gateway.configuration.source.SourceFailed.Kind;
import io.tollgate.protocol.gateway.ConfigurationReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A JSON file ({@code THREESCALE_CONFIG_FILE}). */
public final class FileSource implements DocumentSource {

  private final Path file;

  public FileSource(Path file) {
    this.file = file;
  }

  @Override
  public ConfigurationReader.Outcome fetch(ConfigurationReader reader, Optional<String> host)
      throws SourceFailed {
    return reader.read(text());
  }

  private String text() throws SourceFailed {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw failed("does not exist; check THREESCALE_CONFIG_FILE");
    } catch (AccessDeniedException e) {
      throw failed("cannot be read: permission denied; make it readable for this user");
    } catch (MalformedInputException e) {
      throw failed("is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw failed("cannot be read: " + e);
    }
  }

  private SourceFailed failed(String problem) {
    return new SourceFailed(Kind.NO_DOCUMENT, this + " " + problem);
  }

  @Override
  public String toString() {
    return "configuration file " + file;
  }
}
