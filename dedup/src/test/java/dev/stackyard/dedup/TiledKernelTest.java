package dev.stackyard.dedup;

/** The kernel that {@code SignatureBenchmark} compares with is sound, so that the comparison means something. */
class TiledKernelTest extends MinHashKernelContract {

    @Override
    MinHashKernel kernel(int hashes, long seed) {
        return new TiledKernel(hashes, seed);
    }

    @Override
    double varianceAllowance(int size) {
        return 1.5;
    }
}
