package dev.rebound.core;

/**
 * Which codes a rule speaks of. Written {@code 550} or {@code 45x} (reply code), {@code 4xx} or
 * {@code 5xx} (whether the failure may pass), {@code 5.7.1}, {@code x.7.*} or {@code 5.7.606-649}
 * (enhanced status code), or as a word of SES's such as {@code MailboxFull}.
 */
sealed interface CodePattern {
    boolean matches(Evidence evidence);

    /** What of the evidence it matches, to be quoted. */
    String told(Evidence evidence);

    /**
     * @throws IllegalArgumentException when it cannot be read
     */
    static CodePattern parse(String pattern) {
        if (pattern.equals("4xx") || pattern.equals("5xx"))
            return new Class(pattern.charAt(0) == '4');
        if (Character.isUpperCase(pattern.charAt(0))) return new Word(pattern);
        return pattern.indexOf('.') < 0 ? Reply.of(pattern) : Enhanced.of(pattern);
    }

    /** Whether the failure may pass by itself. */
    record Class(boolean isTransient) implements CodePattern {
        @Override
        public boolean matches(Evidence evidence) {
            return evidence.isTransient() == isTransient;
        }

        @Override
        public String told(Evidence evidence) {
            return isTransient ? "4xx" : "5xx";
        }
    }

    /** SMTP reply codes from the one to the other. */
    record Reply(int from, int to) implements CodePattern {
        private static Reply of(String pattern) {
            return new Reply(
                    Integer.parseInt(pattern.replace('x', '0')),
                    Integer.parseInt(pattern.replace('x', '9')));
        }

        @Override
        public boolean matches(Evidence evidence) {
            return evidence.reply() >= from && evidence.reply() <= to;
        }

        @Override
        public String told(Evidence evidence) {
            return String.valueOf(evidence.reply());
        }
    }

    /**
     * Enhanced status codes of one subject.
     *
     * @param classDigit 0 stands for any
     */
    record Enhanced(int classDigit, int subject, int from, int to) implements CodePattern {
        private static Enhanced of(String pattern) {
            int first = pattern.indexOf('.');
            int second = pattern.indexOf('.', first + 1);
            String detail = pattern.substring(second + 1);
            int dash = detail.indexOf('-');
            return new Enhanced(
                    pattern.charAt(0) == 'x' ? 0 : Integer.parseInt(pattern.substring(0, first)),
                    Integer.parseInt(pattern.substring(first + 1, second)),
                    detail.equals("*")
                            ? 0
                            : Integer.parseInt(dash < 0 ? detail : detail.substring(0, dash)),
                    detail.equals("*") ? 999 : Integer.parseInt(detail.substring(dash + 1)));
        }

        @Override
        public boolean matches(Evidence evidence) {
            EnhancedStatusCode code = evidence.status();
            return code != null
                    && code.subject() == subject
                    && code.detail() >= from
                    && code.detail() <= to
                    && (classDigit == 0 || code.classDigit() == classDigit);
        }

        @Override
        public String told(Evidence evidence) {
            return String.valueOf(evidence.status());
        }
    }

    /** A bounceType, bounceSubType or delayType. */
    record Word(String word) implements CodePattern {
        @Override
        public boolean matches(Evidence evidence) {
            return evidence.sesWords().contains(word);
        }

        @Override
        public String told(Evidence evidence) {
            return word;
        }
    }
}
