package io.tollgate.http.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.testkit.DnsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gateway contract 8.4 and ruling 8, with a DNS server of our own. */
class NameResolverTest {

  private @TempDir Path files;
  private final EventLoops loops = new EventLoops(2);
  private final EventLoop loop = loops.next();
  private final DnsServer dns = new DnsServer();
  private NameResolver resolver;

  @BeforeEach
  void resolve() {
    resolver = resolver(List.of(dns.address()));
  }

  @AfterEach
  void close() {
    dns.close();
    loops.close();
  }

  private NameResolver resolver(List<InetSocketAddress> servers) {
    return new NameResolver(loops, servers, files.resolve("hosts"), files.resolve("resolv.conf"));
  }

  /** The addresses as text, or the reason why there are none. */
  private String find(String name) {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    loop.execute(
        () ->
            resolver
                .name(name)
                .find(
                    loop,
                    new AddressReceiver() {
                      @Override
                      public void found(List<InetAddress> addresses) {
                        assertThat(loop.inEventLoop()).isTrue();
                        outcome.complete(
                            String.join(
                                " ", addresses.stream().map(InetAddress::getHostAddress).toList()));
                      }

                      @Override
                      public void unknown(String reason) {
                        outcome.complete(reason);
                      }
                    }));
    try {
      return outcome.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("No outcome for " + name, e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "::1, 0:0:0:0:0:0:0:1",
    "localhost, 127.0.0.1",
    "LocalHost, 127.0.0.1",
    "echo-api.localhost, 127.0.0.1",
  })
  void asks_nobody_for_literals_and_localhost(String name, String address) {
    assertThat(find(name)).isEqualTo(address);
    assertThat(dns.questions).hasValue(0);
  }

  @Test
  void asks_dns_and_tells_all_addresses() {
    dns.knows("api.test", 60, "10.0.0.1", "10.0.0.2", "10.0.0.3");
    assertThat(find("api.test")).isEqualTo("10.0.0.1 10.0.0.2 10.0.0.3");
  }

  @Test
  void asks_again_only_when_the_answer_has_expired() {
    dns.knows("api.test", 1, "10.0.0.1");
    assertThat(find("api.test")).isEqualTo("10.0.0.1");
    int asked = dns.questions.get();
    assertThat(find("API.test")).isEqualTo("10.0.0.1");
    assertThat(dns.questions).hasValue(asked);
    dns.knows("api.test", 60, "10.0.0.2");
    awaitAnswer("api.test", "10.0.0.2");
    int changed = dns.questions.get();
    assertThat(find("api.test")).isEqualTo("10.0.0.2");
    assertThat(dns.questions).hasValue(changed);
  }

  @Test
  void keeps_an_answer_no_longer_than_its_alias() {
    dns.knowsAlias("www.test", "real.test", 3600, "10.0.0.1");
    assertThat(find("www.test")).isEqualTo("10.0.0.1");
    dns.knowsAlias("www.test", "other.test", 3600, "10.0.0.2");
    awaitAnswer("www.test", "10.0.0.2");
  }

  @Test
  void goes_on_with_the_old_answer_when_a_refresh_fails() {
    dns.knows("api.test", 1, "10.0.0.1");
    assertThat(find("api.test")).isEqualTo("10.0.0.1");
    int asked = dns.questions.get();
    dns.forgets("api.test");
    while (dns.questions.get() == asked) {
      assertThat(find("api.test")).isEqualTo("10.0.0.1");
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(find("api.test")).isEqualTo("10.0.0.1");
  }

  @Test
  void others_use_the_old_answer_while_one_asks() {
    dns.knows("api.test", 1, "10.0.0.1");
    assertThat(find("api.test")).isEqualTo("10.0.0.1");
    int asked = dns.questions.get();
    dns.silent = true;
    HostName name = resolver.name("api.test");
    InetAddress old = Literals.address((byte) 10, (byte) 0, (byte) 0, (byte) 1);
    while (dns.questions.get() == asked) {
      assertThat(name.current(loop).contains(old)).isTrue();
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(find("api.test")).isEqualTo("10.0.0.1");
    assertThat(dns.questions).hasValue(asked + 1);
  }

  @Test
  void says_that_a_name_is_unknown_and_does_not_ask_for_a_second() {
    assertThat(find("nowhere.test")).contains("'nowhere.test' is unknown");
    int asked = dns.questions.get();
    assertThat(find("nowhere.test")).contains("'nowhere.test' is unknown");
    assertThat(dns.questions).hasValue(asked);
  }

  @Test
  void gives_up_after_a_few_seconds_when_no_server_answers() {
    dns.silent = true;
    assertThat(find("api.test")).contains("'api.test' is unknown");
  }

  @Test
  void says_that_no_server_is_configured() {
    resolver = resolver(List.of());
    assertThat(find("api.test")).isEqualTo("'api.test' is unknown: no DNS server is configured");
    assertThat(find("localhost")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"a..b", "''", "' '", "'a b'", "xn--", "'ä..'"})
  void survives_what_is_no_name(String name) {
    assertThat(find(name)).doesNotContain("null");
  }

  @Test
  void reads_the_hosts_file_first_and_again_when_it_has_changed() throws IOException {
    dns.knows("api.test", 60, "10.0.0.1");
    Path hosts = files.resolve("hosts");
    Files.writeString(hosts, "10.9.9.1 api.test # ours\n::1 six.test\n");
    assertThat(find("api.test")).isEqualTo("10.9.9.1");
    assertThat(find("six.test")).isEqualTo("0:0:0:0:0:0:0:1");
    HostsFile file = new HostsFile(hosts);
    assertThat(file.find("API.test")).hasSize(1);
    Files.writeString(hosts, "10.9.9.2 other.test\n");
    Files.setLastModifiedTime(hosts, FileTime.fromMillis(1));
    assertThat(file.find("api.test")).isEmpty();
    assertThat(file.find("other.test")).hasSize(1);
    Files.delete(hosts);
    assertThat(file.find("other.test")).isEmpty();
  }

  @Test
  void understands_the_resolver_file() {
    ResolverFile file =
        ResolverFile.parse(
            List.of(
                "# comment",
                "nameserver 10.0.0.53",
                "nameserver fd00::53 ; second",
                "nameserver not-an-address",
                "nameserver",
                "search a.test b.test",
                "options timeout:1 ndots:5 rotate",
                ""));
    assertThat(file.servers())
        .extracting(server -> server.getAddress().getHostAddress())
        .containsExactly("10.0.0.53", "fd00:0:0:0:0:0:0:53");
    assertThat(file.search()).containsExactly("a.test", "b.test");
    assertThat(file.dots()).isEqualTo(5);
  }

  @Test
  void tries_search_domains() throws IOException {
    Files.writeString(files.resolve("resolv.conf"), "search corp.test\n");
    dns.knows("api.corp.test", 60, "10.0.0.7");
    assertThat(find("api")).isEqualTo("10.0.0.7");
  }

  private void awaitAnswer(String name, String expected) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!find(name).equals(expected)) {
      assertThat(System.nanoTime()).as("still %s", find(name)).isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
