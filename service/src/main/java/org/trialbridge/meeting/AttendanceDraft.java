package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;

/** A line of attendance whose rules were checked, ready to be stored. */
public record AttendanceDraft(
        @Nullable Long personId,
        @Nullable Long institutionId,
        @Nullable String country,
        int delegates,
        Attendance.Role role,
        Attendance.Status status,
        @Nullable String name,
        @Nullable String email) {}
