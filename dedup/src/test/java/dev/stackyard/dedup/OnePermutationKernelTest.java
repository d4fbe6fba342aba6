package dev.stackyard.dedup;

/** The kernel that {@code SignatureBenchmark} compares with is sound, so that the comparison means something. */
class OnePermutationKernelTest extends MinHashKernelContract {

    @Override
    MinHashKernel kernel(int hashes, long seed) {
        return new OnePermutationKernel(hashes, seed);
    }

    /** Borrowed places are not independent: sets with fewer elements than places are estimated worse. */
    @Override
    double varianceAllowance(int size) {
        return size < HASHES ? 4 : 1.5;
    }
}
