package dev.stackyard.dedup;

import org.junit.jupiter.api.Nested;

/** The kernels that {@link MinHashBenchmark} compares with are sound, so that the comparison means something. */
class OtherKernelsTest {

    @Nested
    class Classic extends MinHashKernelContract {

        @Override
        MinHashKernel kernel(int hashes, long seed) {
            return new ClassicKernel(hashes, seed);
        }

        @Override
        double varianceAllowance(int size) {
            return 1.5;
        }
    }

    @Nested
    class OnePermutation extends MinHashKernelContract {

        @Override
        MinHashKernel kernel(int hashes, long seed) {
            return new OnePermutationKernel(hashes, seed);
        }

        /** Borrowed places are not independent: sets with fewer elements than places are estimated badly. */
        @Override
        double varianceAllowance(int size) {
            return size < HASHES ? 20 : 1.5;
        }
    }
}
