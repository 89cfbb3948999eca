package io.tollgate.gateway.configuration;

import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.Environment;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration in a file ({@code THREESCALE_CONFIG_FILE}; gateway.md, 1.2). */
public final class ConfigurationFile implements LoadableConfiguration {

  private static final Logger log = LoggerFactory.getLogger(ConfigurationFile.class);

  private final Path file;
  private final ConfigurationReader reader;
  private final ServedConfiguration served;

  /**
   * @param environment whose services the file holds
   */
  public ConfigurationFile(Path file, Environment environment, ServedConfiguration served) {
    this.file = file;
    this.reader = new ConfigurationReader(environment);
    this.served = served;
  }

  /**
   * Serves what the file says. Services with faults are left out and reported, the others served.
   *
   * @throws ConfigurationException when the file cannot be used; what was served is served on
   */
  @Override
  public void load() {
    switch (reader.read(text())) {
      case ConfigurationReader.Rejected(ConfigurationReader.Fault fault) ->
          throw new ConfigurationException("configuration file %s: %s".formatted(file, fault));
      case ConfigurationReader.Read read -> {
        read.faults().forEach(fault -> log.error("configuration file {}: {}", file, fault));
        served.serve(read.configuration());
      }
    }
  }

  @Override
  public void close() {}

  private String text() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(
          "configuration file %s does not exist; check THREESCALE_CONFIG_FILE".formatted(file));
    } catch (MalformedInputException e) {
      throw new ConfigurationException(
          "configuration file %s is not UTF-8; save it as UTF-8".formatted(file));
    } catch (IOException e) {
      throw new ConfigurationException(
          "configuration file %s cannot be read: %s".formatted(file, e));
    }
  }
}
