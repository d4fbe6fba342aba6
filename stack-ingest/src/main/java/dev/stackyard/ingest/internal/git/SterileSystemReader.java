package dev.stackyard.ingest.internal.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Shows JGit a system without any git configuration: neither the user's, nor the machine's, nor JGit's own file, nor {@code
 * GIT_} variables. JGit keeps its system reader in a global variable, so this holds for the whole process.
 */
final class SterileSystemReader extends SystemReader.Delegate {

    private SterileSystemReader(SystemReader system) {
        super(system);
    }

    /** Makes this the process's system reader. */
    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof SterileSystemReader)) {
            SystemReader.setInstance(new SterileSystemReader(SystemReader.getInstance()));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public StoredConfig getUserConfig() {
        return new EmptyConfig(null, FS.DETECTED);
    }

    @Override
    public StoredConfig getJGitConfig() {
        return new EmptyConfig(null, FS.DETECTED);
    }

    @Override
    public StoredConfig getSystemConfig() {
        return new EmptyConfig(null, FS.DETECTED);
    }

    private static final class EmptyConfig extends FileBasedConfig {

        EmptyConfig(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is nothing to load
        }

        @Override
        public void save() throws IOException {
            // what JGit measures about the file system is not worth a file in the user's home
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
