package dev.stackyard.corpus.render;

import dev.stackyard.corpus.reading.Passage;
import dev.stackyard.corpus.reading.Role;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * {@code CODE<code_to_intermediate>IR} or {@code IR<intermediate_to_code>CODE}, one as often as the other; the representation is
 * the one compiled for size in {@value #SIZE_SHARE} of the pairs, otherwise the one for speed (arXiv 2402.19173 sections 2.6 and
 * 5.6). A pair that has one of the two only is rendered with that.
 */
final class IntermediateRenderer implements RowRenderer {

    static final double SIZE_SHARE = 0.8;

    @Override
    public String form() {
        return "ir";
    }

    @Override
    public @Nullable String render(RowText row, RenderSink sink) throws IOException {
        SplittableRandom random = new SplittableRandom(row.draw());
        boolean codeFirst = random.nextBoolean();
        boolean forSize = random.nextDouble() < SIZE_SHARE;
        Optional<Passage> code = row.passages(Role.CODE).findFirst();
        Optional<Passage> wanted = first(row, forSize ? Role.INTERMEDIATE_FOR_SIZE : Role.INTERMEDIATE_FOR_SPEED);
        Optional<Passage> intermediate =
                wanted.or(() -> first(row, forSize ? Role.INTERMEDIATE_FOR_SPEED : Role.INTERMEDIATE_FOR_SIZE));
        if (code.isEmpty() || intermediate.isEmpty()) {
            return "no-pair";
        }
        sink.text(row.bytes(codeFirst ? code.get() : intermediate.get()));
        sink.control(codeFirst ? ControlTokens.CODE_TO_INTERMEDIATE : ControlTokens.INTERMEDIATE_TO_CODE);
        sink.text(row.bytes(codeFirst ? intermediate.get() : code.get()));
        return null;
    }

    private static Optional<Passage> first(RowText row, Role role) {
        return row.passages(role).findFirst();
    }
}
