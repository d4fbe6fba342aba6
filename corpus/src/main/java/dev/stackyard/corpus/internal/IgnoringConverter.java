package dev.stackyard.corpus.internal;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Column readers ask for converters although values are pulled, not pushed. */
final class IgnoringConverter extends GroupConverter {

    @Override
    public Converter getConverter(int fieldIndex) {
        return this;
    }

    @Override
    public PrimitiveConverter asPrimitiveConverter() {
        return new PrimitiveConverter() {};
    }

    @Override
    public boolean isPrimitive() {
        return false;
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
}
