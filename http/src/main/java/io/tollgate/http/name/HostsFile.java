package io.tollgate.http.name;

import io.netty.resolver.HostsFileEntriesProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The system's hosts file, read again when it has changed. A missing one is an empty one. */
final class HostsFile {

  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final Path file;
  private FileTime read = NEVER;
  private Map<String, List<InetAddress>> ipv4 = Map.of();
  private Map<String, List<InetAddress>> ipv6 = Map.of();

  HostsFile(Path file) {
    this.file = file;
  }

  /** The name's IPv4 addresses, else its IPv6 addresses, else nothing. */
  synchronized List<InetAddress> find(String name) {
    refresh();
    String key = name.toLowerCase(Locale.ROOT);
    List<InetAddress> found = ipv4.get(key);
    return found != null ? found : ipv6.getOrDefault(key, List.of());
  }

  private void refresh() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      if (!changed.equals(read)) {
        HostsFileEntriesProvider entries =
            HostsFileEntriesProvider.parser().parse(file.toFile(), StandardCharsets.UTF_8);
        ipv4 = entries.ipv4Entries();
        ipv6 = entries.ipv6Entries();
        read = changed;
      }
    } catch (IOException _) {
      ipv4 = Map.of();
      ipv6 = Map.of();
      read = NEVER;
    }
  }
}
