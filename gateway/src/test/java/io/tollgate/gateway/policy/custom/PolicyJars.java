package io.tollgate.gateway.policy.custom;

import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.policy.PolicySettings;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.policy.Policy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A folder with jars of policies that are compiled here, for tests. */
final class PolicyJars implements AutoCloseable {

  static final String MANIFEST = "META-INF/tollgate-policy.json";

  private final Path folder;

  PolicyJars() {
    try {
      folder = Files.createTempDirectory("policies");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Takes these jars. */
  GatewaySettings use(GatewaySettings settings) {
    return use(PolicySettings.DEFAULT.patience(), false).apply(settings);
  }

  /**
   * @param patience how long a phase may last
   * @param validate whether configurations are held against schemas
   */
  UnaryOperator<GatewaySettings> use(Duration patience, boolean validate) {
    return settings ->
        new SettingsChange(settings)
            .policies(new PolicySettings(List.of(folder), patience, validate))
            .done();
  }

  /** A link of the policy {@code own} 1.0. */
  static String link(String configuration) {
    return "{\"name\":\"own\",\"version\":\"1.0\",\"configuration\":{%s}}".formatted(configuration);
  }

  /**
   * @param more fields of the manifest, each behind a comma
   */
  static String manifest(String more) {
    return """
        {"$schema":"http://apicast.io/policy-v1/schema#manifest#","name":"own","version":"1.0",
         "summary":"Of a test.","class":"own.Own","configuration":{"type":"object"}%s}
        """
        .formatted(more);
  }

  /** The policy {@code own} 1.0 with these members of its class. */
  PolicyJars own(String members) {
    return own(members, "");
  }

  PolicyJars own(String members, String manifest) {
    String source =
        """
        package own;
        import io.tollgate.policy.*;
        import java.util.*;
        public class Own implements Policy {
          public Own(Setup setup) { this.setup = setup; }
          final Setup setup;
          %s
        }
        """
            .formatted(members);
    Map<String, byte[]> entries = new LinkedHashMap<>(compiled("own", "Own", source));
    entries.put(MANIFEST, manifest(manifest).getBytes(StandardCharsets.UTF_8));
    return put("own.jar", entries);
  }

  /** Replaces a file, all at once. */
  PolicyJars put(String name, Map<String, byte[]> entries) {
    try {
      Path whole = Files.createTempFile("policy", ".part");
      try (OutputStream file = Files.newOutputStream(whole);
          JarOutputStream jar = new JarOutputStream(file)) {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          jar.putNextEntry(new ZipEntry(entry.getKey()));
          jar.write(entry.getValue());
          jar.closeEntry();
        }
      }
      Files.move(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The classes of one source file, as entries of a jar. */
  static Map<String, byte[]> compiled(String packageName, String type, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try {
      Path output = Files.createTempDirectory("classes");
      boolean fine =
          compiler
              .getTask(
                  messages,
                  null,
                  null,
                  List.of("-d", output.toString(), "-cp", policyModule(), "-proc:none"),
                  null,
                  List.of(
                      new SimpleJavaFileObject(
                          URI.create("string:///" + packageName + "/" + type + ".java"),
                          SimpleJavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                          return source;
                        }
                      }))
              .call();
      if (!fine) {
        throw new IllegalArgumentException(messages + source);
      }
      Map<String, byte[]> entries = new LinkedHashMap<>();
      for (Path file : files(output)) {
        entries.put(output.relativize(file).toString(), Files.readAllBytes(file));
      }
      delete(output);
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that an author needs. */
  private static String policyModule() {
    try {
      return Path.of(Policy.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
