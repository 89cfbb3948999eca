package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.backend.usage.Windows;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a batch.
 *
 * @param at windows of the transaction's own time
 * @param responseCode counted beside the effect, null for none
 */
public record Count(
    ApplicationKey application, Windows at, Effect effect, @Nullable ResponseCode responseCode) {}
