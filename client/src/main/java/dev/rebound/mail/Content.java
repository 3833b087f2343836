package dev.rebound.mail;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a mail says: written out, or a template of SES's with its data. */
public sealed interface Content {
    /** With a text, an HTML form, or both. */
    record Written(
            String subject,
            Optional<String> text,
            Optional<String> html,
            List<Attachment> attachments)
            implements Content {
        public Written {
            Check.oneLine("subject", subject);
            Check.that(text.isPresent() || html.isPresent(), "text and html are both missing");
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * @param name that of a template in SES
     * @param data what it is filled in with: JSON values by name
     */
    record Template(String name, Map<String, Object> data) implements Content {
        public Template {
            Check.that(Tag.isOne(name), "template may hold only letters, digits, _ and -");
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data)); // may hold null
        }
    }

    /**
     * @param content in base64
     */
    record Attachment(String fileName, String contentType, String content) {
        public Attachment {
            Check.oneLine("attachments: fileName", fileName);
            Check.oneLine("attachments: contentType", contentType);
            Check.that(isBase64(content), "attachments: " + fileName + " is not in base64");
        }

        public byte[] bytes() {
            return Base64.getDecoder().decode(content);
        }

        private static boolean isBase64(String text) {
            try {
                return Base64.getDecoder().decode(text).length >= 0;
            } catch (IllegalArgumentException notSo) {
                return false;
            }
        }
    }
}
