/** Tests of what operators can count. */
@org.jspecify.annotations.NullMarked
package io.tollgate.backend.telemetry;
