package io.tollgate.admin.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told.
 *
 * @param paragraphs of the text
 * @param path of the page it is about, below the host of whoever is told; null for none
 */
record News(String subject, List<String> paragraphs, @Nullable String path) {
  static News of(String subject, String path, String... paragraphs) {
    return new News(subject, List.of(paragraphs), path);
  }
}
