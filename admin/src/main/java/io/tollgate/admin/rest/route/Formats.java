package io.tollgate.admin.rest.route;

import io.tollgate.admin.rest.output.Format;

/** Which formats a route answers in, and which without an extension. */
public enum Formats {
  /** The older resources: both, XML unless JSON is asked for. */
  JSON_AND_XML,
  /** The newer ones. */
  JSON_ONLY;

  public boolean has(Format format) {
    return this == JSON_AND_XML || format == Format.JSON;
  }

  public Format byDefault() {
    return this == JSON_ONLY ? Format.JSON : Format.XML;
  }
}
