package io.tollgate.gateway.liquid;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Headers for templates: names in any letter case; of equal names the first value. */
public final class HeaderMap extends AbstractMap<String, String> {

  private final HttpHeaders headers;

  public HeaderMap(HttpHeaders headers) {
    this.headers = headers;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name instanceof String text && headers.contains(text);
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    return name instanceof String text ? headers.get(text) : null;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    Map<String, String> all = new LinkedHashMap<>();
    headers.forEach(header -> all.putIfAbsent(header.getKey(), header.getValue()));
    return all.entrySet();
  }
}
