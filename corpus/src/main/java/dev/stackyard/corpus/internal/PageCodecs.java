package dev.stackyard.corpus.internal;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks Parquet pages. Zstd ones are unpacked in one call, straight into an array of the page's size; Parquet-Java streams
 * them through a window and two buffers, which takes a fifth longer. All other codecs are left to Parquet-Java. Used by one
 * thread.
 */
final class PageCodecs implements CompressionCodecFactory {

    private final ZstdPages zstd = new ZstdPages();
    private @Nullable CodecFactory others;

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return codec == CompressionCodecName.ZSTD ? zstd : others().getDecompressor(codec);
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return others().getCompressor(codec);
    }

    private CodecFactory others() {
        if (others == null) {
            others = new CodecFactory(new PlainParquetConfiguration(), /* pageSize= */ 0);
        }
        return others;
    }

    @Override
    public void release() {
        zstd.release();
        if (others != null) {
            others.release();
        }
    }

    private static final class ZstdPages implements BytesInputDecompressor {

        /**
         * Most bytes that one packed byte can stand for: a block has at most 128 KiB and at least 4 bytes (RFC 8878, 3.1.1.2).
         * A damaged page header may say more, and is not to decide how much memory is taken.
         */
        private static final long MOST_PER_BYTE = (128 << 10) / 4;

        private final ZstdDecompressCtx context = new ZstdDecompressCtx();

        @Override
        public BytesInput decompress(BytesInput packed, int unpackedBytes) throws IOException {
            return BytesInput.from(unpack(packed.toByteBuffer(), unpackedBytes));
        }

        @Override
        public void decompress(ByteBuffer input, int packedBytes, ByteBuffer output, int unpackedBytes)
                throws IOException {
            output.put(unpack(input.slice().limit(packedBytes), unpackedBytes));
            input.position(input.position() + packedBytes);
        }

        private byte[] unpack(ByteBuffer packed, int unpackedBytes) throws IOException {
            if (unpackedBytes < 0 || unpackedBytes > MOST_PER_BYTE * packed.remaining()) {
                throw new IOException(
                        "a page of " + packed.remaining() + " bytes cannot unpack to " + unpackedBytes + " bytes");
            }
            byte[] page = new byte[unpackedBytes];
            byte[] bytes = array(packed);
            int from = packed.hasArray() ? packed.arrayOffset() + packed.position() : 0;
            try {
                int unpacked = context.decompressByteArray(page, 0, page.length, bytes, from, packed.remaining());
                if (unpacked != page.length) {
                    throw new IOException("a page unpacks to " + unpacked + " bytes, not to " + page.length);
                }
            } catch (ZstdException e) {
                throw new IOException("a page cannot be unpacked: " + Zstd.getErrorName(e.getErrorCode()), e);
            }
            return page;
        }

        private static byte[] array(ByteBuffer bytes) {
            if (bytes.hasArray()) {
                return bytes.array();
            }
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy;
        }

        @Override
        public void release() {
            context.close();
        }
    }
}
