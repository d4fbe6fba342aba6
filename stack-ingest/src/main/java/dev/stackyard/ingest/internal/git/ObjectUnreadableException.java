package dev.stackyard.ingest.internal.git;

import dev.stackyard.swhid.ObjectHash;
import java.io.IOException;

/** A git object that is not there, is damaged, or does not have the hash that it is stored under. */
public final class ObjectUnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    ObjectUnreadableException(ObjectHash id, String problem) {
        super("object " + id + " " + problem);
    }
}
