package io.tollgate.http.name;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the system's resolv.conf says, as far as it is understood here.
 *
 * @param servers empty when there is no such file
 * @param search domains tried behind a short name
 * @param dots a name with so many dots is tried as it is before the search domains
 */
record ResolverFile(List<InetSocketAddress> servers, List<String> search, int dots) {

  private static final int DNS_PORT = 53;

  static ResolverFile read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException _) {
      return parse(List.of());
    }
  }

  static ResolverFile parse(List<String> lines) {
    List<InetSocketAddress> servers = new ArrayList<>();
    List<String> search = List.of();
    int dots = 1;
    for (String line : lines) {
      String[] words = line.replaceFirst("[#;].*", "").strip().split("\\s+");
      List<String> values = Arrays.asList(words).subList(1, words.length);
      switch (words[0]) {
        case "nameserver" -> values.stream().limit(1).forEach(value -> server(value, servers));
        case "search", "domain" -> search = List.copyOf(values);
        case "options" -> dots = dots(values, dots);
        default -> {}
      }
    }
    return new ResolverFile(List.copyOf(servers), search, dots);
  }

  private static void server(String literal, List<InetSocketAddress> servers) {
    InetAddress address = Literals.parse(literal);
    if (address != null) {
      servers.add(new InetSocketAddress(address, DNS_PORT));
    }
  }

  private static int dots(List<String> options, int otherwise) {
    for (String option : options) {
      if (option.matches("ndots:\\d{1,2}")) {
        return Integer.parseInt(option.substring("ndots:".length()));
      }
    }
    return otherwise;
  }
}
