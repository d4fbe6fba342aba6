package dev.stackyard.dedup;

/** The designs of a signature that are compared: {@link #FAST} is what is used. */
public enum Sketch {
    FAST {
        @Override
        MinHashKernel kernel(int hashes, long seed) {
            return new FastSimilarityKernel(hashes, seed);
        }
    },
    CLASSIC {
        @Override
        MinHashKernel kernel(int hashes, long seed) {
            return new ClassicKernel(hashes, seed);
        }
    },
    TILED {
        @Override
        MinHashKernel kernel(int hashes, long seed) {
            return new TiledKernel(hashes, seed);
        }
    },
    CIRCULANT {
        @Override
        MinHashKernel kernel(int hashes, long seed) {
            return new CirculantKernel(hashes, seed);
        }
    },
    ONE_PERMUTATION {
        @Override
        MinHashKernel kernel(int hashes, long seed) {
            return new OnePermutationKernel(hashes, seed);
        }
    };

    abstract MinHashKernel kernel(int hashes, long seed);
}
