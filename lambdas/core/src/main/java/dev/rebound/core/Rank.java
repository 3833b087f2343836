package dev.rebound.core;

/** What is believed first when several rules speak of one bounce, most telling first. */
enum Rank {
    /** SES's own statement that it did not send. */
    SES,
    /** A sentence or tag that one provider uses for one cause. */
    TAG,
    /** Words that name the cause. */
    PHRASE,
    /** A code that names the cause. */
    CODE,
    /** SES's own reading of the reply: a telling bounceSubType or delayType. */
    SUBTYPE,
    /** Words that lean to a cause, believed where no code tells better. */
    HINT,
    /** A code that says no more than whose side it was. */
    CLASS,
    /** A bare SMTP reply code. */
    REPLY,
    /** SES's bounceType, when there is nothing else. */
    TYPE
}
