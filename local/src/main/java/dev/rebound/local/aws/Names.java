package dev.rebound.local.aws;

/** Of ARNs and URLs, what people know them by. */
final class Names {
    private Names() {}

    /** Of a function the name without version or alias, of all else what stands last. */
    static String of(String arn) {
        return last(unqualified(arn));
    }

    static String last(String arnOrUrl) {
        return arnOrUrl.substring(
                Math.max(arnOrUrl.lastIndexOf(':'), arnOrUrl.lastIndexOf('/')) + 1);
    }

    /** A function's ARN without version or alias. */
    static String unqualified(String arn) {
        return arn.replaceFirst("(:function:[^:]+):.+$", "$1");
    }
}
