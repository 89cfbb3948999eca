package io.tollgate.admin.rest.route;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer to a good request looks like.
 *
 * @param schema JSON schema of its body; null when it has none, or says nothing about it
 */
public record AnswerShape(int status, @Nullable ObjectNode schema) {}
