package dev.stackyard.ingest.internal.files;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of an archive's entry, made harmless.
 *
 * @param path without a leading slash; empty if nothing of the name is left
 * @param changed whether it says something else now than an honest reader would take it for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArchivePath(byte[] path, boolean changed) {

    /**
     * Keeps a name inside the archive's root: {@code ..}, a leading slash and a drive letter are taken off and count as a
     * change; empty and {@code .} components are taken off silently; a zero byte, which no file name can hold, becomes
     * {@code _}.
     */
    static ArchivePath of(byte[] name) {
        boolean changed = false;
        List<byte[]> components = new ArrayList<>();
        int start = 0;
        if (name.length >= 2 && name[1] == ':' && Character.isLetter(name[0])) {
            changed = true;
            start = 2;
        }
        changed |= start < name.length && name[start] == '/';
        for (int i = start; i <= name.length; i++) {
            if (i == name.length || name[i] == '/') {
                byte[] component = java.util.Arrays.copyOfRange(name, start, i);
                changed |= replaceZeros(component);
                if (isParent(component)) {
                    changed = true;
                } else if (component.length > 0 && !isSelf(component)) {
                    components.add(component);
                }
                start = i + 1;
            }
        }
        return new ArchivePath(join(components), changed);
    }

    private static boolean isSelf(byte[] component) {
        return component.length == 1 && component[0] == '.';
    }

    private static boolean isParent(byte[] component) {
        return component.length == 2 && component[0] == '.' && component[1] == '.';
    }

    private static boolean replaceZeros(byte[] component) {
        boolean found = false;
        for (int i = 0; i < component.length; i++) {
            if (component[i] == 0) {
                component[i] = '_';
                found = true;
            }
        }
        return found;
    }

    private static byte[] join(List<byte[]> components) {
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        for (byte[] component : components) {
            if (path.size() > 0) {
                path.write('/');
            }
            path.writeBytes(component);
        }
        return path.toByteArray();
    }
}
