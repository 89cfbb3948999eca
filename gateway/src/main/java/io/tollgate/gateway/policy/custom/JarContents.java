package io.tollgate.gateway.policy.custom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * All that a jar holds, in memory: the file may be replaced under a policy that is in use.
 *
 * @param entries by name
 */
record JarContents(Map<String, byte[]> entries) {

  private static final long MOST_BYTES = 64L * 1024 * 1024;

  /**
   * @throws IOException when it is no jar, holds too much, or a signature in it is wrong
   */
  static JarContents of(Path file) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    long bytes = 0;
    try (JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
      for (Iterator<JarEntry> all = jar.versionedStream().iterator(); all.hasNext(); ) {
        JarEntry entry = all.next();
        if (!entry.isDirectory()) {
          try (InputStream content = jar.getInputStream(entry)) {
            byte[] read = content.readNBytes((int) (MOST_BYTES - bytes + 1));
            bytes += read.length;
            entries.put(entry.getName(), read);
          }
        }
        if (bytes > MOST_BYTES) {
          throw new IOException("it holds more than 64 MiB");
        }
      }
    } catch (SecurityException e) {
      throw new IOException("its signature does not fit: " + e.getMessage(), e);
    }
    return new JarContents(entries);
  }

  byte @Nullable [] entry(String name) {
    return entries.get(name);
  }
}
