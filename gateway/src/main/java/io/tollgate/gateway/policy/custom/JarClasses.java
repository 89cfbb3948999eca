package io.tollgate.gateway.policy.custom;

import io.tollgate.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one jar. They see each other, the JDK and {@code io.tollgate.policy}; the
 * libraries of the gateway are not theirs, so that a jar may bring its own.
 */
final class JarClasses extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final JarContents contents;
  private final ProtectionDomain origin;

  JarClasses(Path file, JarContents contents) throws MalformedURLException {
    super(file.getFileName().toString(), new Shared());
    this.contents = contents;
    CodeSource source = new CodeSource(file.toUri().toURL(), (Certificate[]) null);
    origin = new ProtectionDomain(source, null, this, null);
  }

  /** The JDK, and what is made for jars. */
  private static final class Shared extends ClassLoader {

    private static final String PACKAGE = Policy.class.getPackageName() + ".";

    Shared() {
      super(getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(PACKAGE)) {
        return Class.forName(name, false, Policy.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = contents.entry(name.replace('.', '/') + ".class");
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length, origin);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    byte[] content = contents.entry(name);
    return content == null ? null : url(name, content);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  private static URL url(String name, byte[] content) {
    try {
      return URL.of(
          URI.create("policy:/").resolve(new URI(null, "/" + name, null)), new InMemory(content));
    } catch (Exception e) {
      throw new IllegalArgumentException(name + " cannot be named as a resource", e);
    }
  }

  private static final class InMemory extends URLStreamHandler {

    private final byte[] content;

    InMemory(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          return new ByteArrayInputStream(content);
        }

        @Override
        public long getContentLengthLong() {
          return content.length;
        }
      };
    }
  }
}
