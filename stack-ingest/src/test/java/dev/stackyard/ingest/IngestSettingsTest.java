package dev.stackyard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IngestSettingsTest {

    @Test
    void defaults() {
        assertThat(IngestSettings.defaults())
                .isEqualTo(new IngestSettings(
                        10_485_760,
                        17_179_869_184L,
                        64,
                        1_000_000,
                        50_000,
                        100_663_296,
                        68_719_476_736L,
                        250,
                        60,
                        3600,
                        8_589_934_592L));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new IngestSettings(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max_file_bytes must be between 1 and 1073741824, got 0");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1))
                .hasMessageContaining("max_tree_depth");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1))
                .hasMessageContaining("max_files");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1))
                .hasMessageContaining("part_rows");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1))
                .hasMessageContaining("part_bytes");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1))
                .hasMessageContaining("archive_max_bytes");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1))
                .hasMessageContaining("archive_max_ratio");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1))
                .hasMessageContaining("remote_timeout_seconds");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1))
                .hasMessageContaining("remote_max_seconds");
        assertThatThrownBy(() -> new IngestSettings(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0))
                .hasMessageContaining("remote_max_bytes");
    }
}
