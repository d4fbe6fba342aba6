package dev.stackyard.languages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.RowKind;
import dev.stackyard.corpus.reading.Reading;
import dev.stackyard.corpus.reading.Readings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'language_info': {'name': 'python', 'file_extension': '.py'}} | Python",
                "{'language_info': {'name': 'ipython'}} | Python",
                "{'kernelspec': {'name': 'conda-env-py36-tf'}} | Python",
                "{'kernelspec': {'name': 'ir', 'language': 'R'}} | R",
                "{'language_info': {'name': 'R', 'file_extension': '.r'}} | R",
                "{'kernelspec': {'name': 'julia-1.6'}} | Julia",
                "{'kernelspec': {'name': 'xcpp17'}} | C++",
                "{'kernelspec': {'name': '.net-csharp', 'language': 'C#'}} | C#",
                "{'language_info': {'name': 'scala', 'file_extension': '.sc'}} | Scala",
                "{'kernelspec': {'name': 'gophernotes', 'language': 'go'}} | Go",
                "{'language': 'Julia'} | Julia",
                "{'kernelspec': {'name': 'bash', 'language': 'bash'}} | Shell",
            })
    void metadataDecide(String metadata, String language) {
        Detection found = detect(metadata.replace('\'', '"'), "x = 1");
        assertThat(Objects.requireNonNull(found).language().name()).isEqualTo(language);
        assertThat(found.by()).isEqualTo(DetectedBy.METADATA);
    }

    @Test
    void withoutMetadataTheClassifierDecides() {
        String rust =
                "fn main() { let mut v: Vec<i32> = Vec::new(); println!(\\\"{}\\\", v.len()); match v { _ => () } }";
        Detection found = detect("{}", rust);
        assertThat(Objects.requireNonNull(found).language().name()).isEqualTo("Rust");
        assertThat(found.by()).isEqualTo(DetectedBy.CLASSIFIER);
    }

    private static @Nullable Detection detect(String metadata, String code) {
        String notebook = "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"" + code
                + "\"}], \"metadata\": " + metadata + "}";
        Reading reading = Objects.requireNonNull(Readings.of(RowKind.NOTEBOOK, ByteSlice.utf8(notebook)));
        assertThat(reading.problem()).isNull();
        return new StatedLanguage(new LanguageDetector()).detect(reading);
    }
}
