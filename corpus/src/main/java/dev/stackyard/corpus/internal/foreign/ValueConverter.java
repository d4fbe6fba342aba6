package dev.stackyard.corpus.internal.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Puts one column's values into {@link Fields}. */
final class ValueConverter extends PrimitiveConverter {

    /** Days from the Julian epoch to 1970-01-01, for the times of old writers (INT96). */
    private static final long JULIAN_EPOCH_DAYS = 2_440_588;

    private static final long SECONDS_OF_DAY = 86_400;

    private final PrimitiveTypeName type;
    private final @Nullable TimestampLogicalTypeAnnotation timestamp;
    private final boolean date;
    private final String name;
    private final Fields target;
    private final boolean inList;
    private byte[][] dictionary = {};

    ValueConverter(PrimitiveType type, String name, Fields target, boolean inList) {
        this.type = type.getPrimitiveTypeName();
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        this.timestamp = logical instanceof TimestampLogicalTypeAnnotation time ? time : null;
        this.date = logical instanceof DateLogicalTypeAnnotation;
        this.name = name;
        this.target = target;
        this.inList = inList;
    }

    @Override
    public boolean hasDictionarySupport() {
        return type == PrimitiveTypeName.BINARY;
    }

    @Override
    public void setDictionary(Dictionary values) {
        dictionary = new byte[values.getMaxId() + 1][];
        for (int i = 0; i < dictionary.length; i++) {
            dictionary[i] = values.decodeToBinary(i).getBytes();
        }
    }

    @Override
    public void addValueFromDictionary(int id) {
        put(dictionary[id]);
    }

    @Override
    public void addBinary(Binary value) {
        if (type == PrimitiveTypeName.INT96) {
            addInt96(value);
        } else {
            put(value.getBytes());
        }
    }

    private void put(byte[] bytes) {
        if (inList) {
            target.append(name, bytes);
        } else {
            target.set(name, bytes);
        }
    }

    private void addInt96(Binary value) {
        ByteBuffer buffer = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = buffer.getLong();
        long days = Integer.toUnsignedLong(buffer.getInt()) - JULIAN_EPOCH_DAYS;
        target.set(name, Instant.ofEpochSecond(days * SECONDS_OF_DAY, nanos));
    }

    @Override
    public void addLong(long value) {
        if (inList) {
            return;
        }
        if (timestamp == null) {
            target.set(name, value);
        } else {
            target.set(
                    name,
                    switch (timestamp.getUnit()) {
                        case MILLIS -> Instant.ofEpochMilli(value);
                        case MICROS -> moment(value, TimeUnit.MICROSECONDS);
                        case NANOS -> moment(value, TimeUnit.NANOSECONDS);
                    });
        }
    }

    private static Instant moment(long value, TimeUnit unit) {
        long perSecond = unit.convert(1, TimeUnit.SECONDS);
        return Instant.ofEpochSecond(Math.floorDiv(value, perSecond), unit.toNanos(Math.floorMod(value, perSecond)));
    }

    @Override
    public void addInt(int value) {
        if (!inList) {
            target.set(name, date ? Instant.ofEpochSecond(value * SECONDS_OF_DAY) : (Object) (long) value);
        }
    }

    @Override
    public void addBoolean(boolean value) {
        if (!inList) {
            target.set(name, value);
        }
    }

    @Override
    public void addFloat(float value) {
        if (!inList) {
            target.set(name, (double) value);
        }
    }

    @Override
    public void addDouble(double value) {
        if (!inList) {
            target.set(name, value);
        }
    }
}
