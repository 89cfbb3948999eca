@NullMarked
package io.tollgate.backend.report;

import org.jspecify.annotations.NullMarked;
