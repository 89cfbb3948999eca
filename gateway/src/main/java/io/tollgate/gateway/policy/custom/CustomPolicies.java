package io.tollgate.gateway.policy.custom;

import io.tollgate.gateway.policy.OwnPolicies;
import io.tollgate.gateway.policy.PolicySettings;
import io.tollgate.gateway.policy.UnusablePolicyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies in the jars of some directories. A jar that has not changed keeps its classes over a
 * reload; those of one that has are forgotten with the last call that uses them.
 */
public final class CustomPolicies implements OwnPolicies {

  private static final Logger log = LoggerFactory.getLogger(CustomPolicies.class);

  private final JarFolder folder;
  private final PolicySettings settings;
  private final boolean verifyUpstreams;
  private final Closing closing = new Closing();
  private Map<Path, PolicyJar> jars = Map.of();
  private volatile List<Own> all = List.of();
  private volatile long generation;

  /**
   * Loads them.
   *
   * @param verifyUpstreams whether certificates of TLS upstreams must be trusted
   * @throws UnusablePolicyFile when one cannot be used
   */
  public CustomPolicies(PolicySettings settings, boolean verifyUpstreams) {
    this.folder = new JarFolder(settings.path());
    this.settings = settings;
    this.verifyUpstreams = verifyUpstreams;
    reload();
  }

  @Override
  public List<Own> all() {
    return all;
  }

  @Override
  public long generation() {
    return generation;
  }

  @Override
  public synchronized void reload() {
    Map<Path, PolicyJar> now = new HashMap<>();
    Map<String, PolicyJar> names = new HashMap<>();
    List<PolicyJar> loaded = new ArrayList<>();
    for (Path file : folder.jars()) {
      PolicyJar jar = jar(file);
      Manifest manifest = jar.manifest();
      PolicyJar other = names.putIfAbsent(manifest.name() + " " + manifest.version(), jar);
      if (other != null) {
        throw new UnusablePolicyFile(
            "policy jars %s and %s are both %s %s: take one away, or give one another version"
                .formatted(other.file(), file, manifest.name(), manifest.version()));
      }
      now.put(file, jar);
      loaded.add(jar);
    }
    if (now.equals(jars)) {
      return;
    }
    for (PolicyJar jar : loaded) {
      if (!jar.equals(jars.get(jar.file()))) {
        log.info(
            "loaded policy {} {} from {}",
            jar.manifest().name(),
            jar.manifest().version(),
            jar.file());
      }
    }
    jars = now;
    all = loaded.stream().map(this::own).toList();
    generation = generation + 1;
  }

  private PolicyJar jar(Path file) {
    String digest = JarFolder.digest(file);
    PolicyJar known = jars.get(file);
    return known != null && known.digest().equals(digest) ? known : PolicyJar.load(file, digest);
  }

  private Own own(PolicyJar jar) {
    return new Own(
        jar.manifest().name(),
        jar.manifest().version(),
        new CustomFactory(jar, settings.patience(), verifyUpstreams, closing),
        jar.manifest().shown());
  }

  @Override
  public void close() {
    closing.close();
  }
}
