package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Windows;

/**
 * One transaction of a batch.
 *
 * @param at windows of the transaction's own time
 */
public record Count(ApplicationKey application, Windows at, Effect effect) {}
