package dev.rebound.bench.cost;

import dev.rebound.bench.cost.Play.Plan;
import dev.rebound.bench.cost.Play.Use;
import dev.rebound.local.Deployment;

import java.util.EnumMap;
import java.util.Map;

/**
 * What mails use of each course and way of sending.
 *
 * @param audit what a mail adds to the audits of its day
 * @param idle what an audit uses while nothing was sent
 * @param small what a small mail uses less than an ordinary one, when Rebound sends it
 */
record Counted(Map<Use, Map<Course, Count>> courses, Count audit, Count idle, Count small) {
    private static final int MAILS = 10;

    /** In an hour; as many as two million a month. */
    private static final int AUDITED = 2_000;

    /** Until an hour's mails are looked at no more. */
    private static final int AUDITS = 45;

    /**
     * @throws IllegalStateException when the same mails count differently the second time
     */
    static Counted on(Deployment deployment, Assumptions assumed) {
        int size = (int) assumed.of("mail-bytes");
        Map<Use, Map<Course, Count>> courses = new EnumMap<>(Use.class);
        for (Use use : Use.values()) courses.put(use, courses(deployment, use, size));
        Count delivered = course(deployment, Use.SENDS, Course.DELIVERED, size);
        if (!delivered.equals(courses.get(Use.SENDS).get(Course.DELIVERED)))
            throw new IllegalStateException("a second run counts otherwise: " + delivered);
        int little = (int) assumed.of("small-mail-bytes");
        Count small = delivered.minus(course(deployment, Use.SENDS, Course.DELIVERED, little));
        Count idle = Play.perIdleAudit(deployment, AUDITS);
        return new Counted(courses, audit(deployment, idle), idle, small);
    }

    private static Map<Course, Count> courses(Deployment deployment, Use use, int size) {
        Map<Course, Count> counts = new EnumMap<>(Course.class);
        for (Course course : Course.values())
            counts.put(course, course(deployment, use, course, size));
        return counts;
    }

    private static Count course(Deployment deployment, Use use, Course course, int size) {
        return Play.perMail(deployment, new Plan(use, course, MAILS, course.earlier(), size, 0));
    }

    private static Count audit(Deployment deployment, Count idle) {
        Plan plan = new Plan(Use.HEARS, Course.DELIVERED, AUDITED, 0, 1, AUDITS);
        Count all = Play.perMail(deployment, plan);
        Count none = idle.times((double) AUDITS / AUDITED);
        return all.only("/audit/").minus(none.only("/audit/"));
    }

    /** What a mail uses on average, its audits included. */
    Count mean(Use use, Traffic traffic) {
        Count mail = traffic.mean(courses.get(use)::get);
        return mail.plus(audit.times(mail.of("events/Send")));
    }

    /** Bytes of the history of an address that mail reaches. */
    double history() {
        return courses.get(Use.HEARS).get(Course.DELIVERED).of(Stored.HISTORY);
    }
}
