package dev.stackyard.dedup;

/** The designs of a signature that are compared: {@link #FAST} is what is used. */
public enum Sketch {
    FAST(FastSimilarityKernel::new),
    CLASSIC(ClassicKernel::new),
    TILED(TiledKernel::new),
    CIRCULANT(CirculantKernel::new),
    ONE_PERMUTATION(OnePermutationKernel::new);

    private interface Design {
        MinHashKernel kernel(int hashes, long seed);
    }

    private final Design design;

    Sketch(Design design) {
        this.design = design;
    }

    MinHashKernel kernel(int hashes, long seed) {
        return design.kernel(hashes, seed);
    }
}
