package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.backend.usage.Windows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call that wants to be counted if the limits allow.
 *
 * @param now windows to check and to count in
 * @param limits all limits of the application's plan; those that the effect does not touch are only
 *     read
 * @param responseCode counted beside the effect, null for none
 * @param once null when a repetition counts again
 */
public record Charge(
    ApplicationKey application,
    Windows now,
    List<Limit> limits,
    Effect effect,
    @Nullable ResponseCode responseCode,
    @Nullable IdempotencyKey once) {}
