package dev.rebound.functions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Where input goes that nobody understood: kept whole, listed, and replayable. */
public interface Quarantine {
    /**
     * Keeping the same again changes nothing.
     *
     * @return whether it is new
     */
    boolean keep(Item item);

    /** All of it, oldest first. */
    List<Item> list();

    Optional<Item> find(String id);

    void release(Item item);

    /**
     * One piece of input.
     *
     * @param id follows from content and fault, so that the same fault is kept once
     * @param origin where it came from: a file and line, or an event's id
     * @param because what is wrong with it, in one line
     */
    record Item(String id, Instant at, String origin, String because, byte[] content) {
        public static Item of(Instant at, String origin, String because, byte[] content) {
            return new Item(id(because, content), at, origin, because, content);
        }

        private static String id(String because, byte[] content) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(because.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest(content), 0, 8);
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }
}
