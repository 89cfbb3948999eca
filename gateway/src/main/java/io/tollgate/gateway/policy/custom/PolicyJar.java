package io.tollgate.gateway.policy.custom;

import io.tollgate.gateway.policy.UnusablePolicyFile;
import io.tollgate.policy.Policy;
import io.tollgate.policy.Setup;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;

/**
 * One jar, loaded.
 *
 * @param digest of the file, to see whether it has changed
 */
record PolicyJar(
    Path file, String digest, Manifest manifest, Constructor<? extends Policy> constructor) {

  /**
   * @throws UnusablePolicyFile when there is no policy in it that can be used
   */
  static PolicyJar load(Path file, String digest) {
    try {
      JarContents contents = JarContents.of(file);
      if (!JarFolder.digest(file).equals(digest)) {
        throw unusable(file, "it changed while it was read: reload again when it is whole");
      }
      byte[] described = contents.entry(Manifest.PLACE);
      if (described == null) {
        throw unusable(file, "it has no " + Manifest.PLACE + ": put the policy's manifest there");
      }
      Manifest manifest = Manifest.read(described);
      return new PolicyJar(
          file, digest, manifest, constructor(file, manifest, new JarClasses(file, contents)));
    } catch (IOException e) {
      throw new UnusablePolicyFile(
          message(
              file,
              "it cannot be read as a jar (%s): build it again, or take it away"
                  .formatted(e.getMessage())),
          e);
    } catch (Manifest.Wrong e) {
      throw unusable(file, Manifest.PLACE + ": " + e.getMessage());
    }
  }

  private static Constructor<? extends Policy> constructor(
      Path file, Manifest manifest, JarClasses classes) {
    String name = manifest.type();
    try {
      Class<?> type = Class.forName(name, true, classes);
      if (!Policy.class.isAssignableFrom(type)
          || Modifier.isAbstract(type.getModifiers())
          || !Modifier.isPublic(type.getModifiers())) {
        throw unusable(
            file,
            "%s must be a public class that implements %s".formatted(name, Policy.class.getName()));
      }
      return type.asSubclass(Policy.class).getConstructor(Setup.class);
    } catch (ClassNotFoundException e) {
      throw unusable(
          file,
          "it has no class %s, which its manifest names as the policy's class: correct one or the other"
              .formatted(name));
    } catch (NoSuchMethodException e) {
      throw unusable(
          file,
          "%s needs a public constructor with one parameter, a %s"
              .formatted(name, Setup.class.getName()));
    } catch (UnsupportedClassVersionError e) {
      throw new UnusablePolicyFile(
          message(
              file,
              "%s is compiled for a newer Java than this one, %d: compile it with --release %d"
                  .formatted(name, Runtime.version().feature(), Runtime.version().feature())),
          e);
    } catch (LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UnusablePolicyFile(
          message(
              file,
              "%s cannot be loaded (%s): put the libraries it uses into the jar, and compile it against this version's policy jar"
                  .formatted(name, cause)),
          e);
    }
  }

  /** A policy for one place. */
  Policy make(Setup setup) throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes());
    try {
      return constructor.newInstance(setup);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  ClassLoader classes() {
    return constructor.getDeclaringClass().getClassLoader();
  }

  private static UnusablePolicyFile unusable(Path file, String problem) {
    return new UnusablePolicyFile(message(file, problem));
  }

  private static String message(Path file, String problem) {
    return "policy jar " + file + " cannot be used: " + problem;
  }
}
