package io.tollgate.admin.outgoing;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param connect until the connection stands
 * @param read between two pieces of the answer
 * @param total for everything
 * @param body octets of the answer's body that are kept; the rest is not read
 */
public record OutgoingLimits(Duration connect, Duration read, Duration total, int body) {}
