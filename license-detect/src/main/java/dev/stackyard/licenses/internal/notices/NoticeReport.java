package dev.stackyard.licenses.internal.notices;

import java.util.List;

/**
 * All that a stretch of words says about licences.
 *
 * @param notices in order
 * @param choices words at which it says that the licences around are a choice
 * @param alternatives words at which it says that what follows is an alternative to what went before
 */
public record NoticeReport(List<Notice> notices, List<Integer> choices, List<Integer> alternatives) {}
