package dev.stackyard.spark;

import dev.stackyard.corpus.Stage;
import dev.stackyard.corpus.StageFactory;
import dev.stackyard.corpus.flow.FlowTask;
import dev.stackyard.corpus.flow.Step;
import dev.stackyard.corpus.internal.MapPass;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One part's trip through a pass, on a worker.
 *
 * @param stageNames stages of the pass, in order
 * @param factory makes them; must be serializable with all it holds
 */
record PassStep(List<String> stageNames, StageFactory factory) implements Step {

    /** Stages by the step that needs them: their tables are loaded once per worker process, not once per part. */
    private static final Map<PassStep, List<Stage>> STAGES = new ConcurrentHashMap<>();

    PassStep {
        stageNames = List.copyOf(stageNames);
    }

    @Override
    public void run(FlowTask task) throws IOException {
        List<Stage> stages = STAGES.computeIfAbsent(this, PassStep::createStages);
        MapPass pass = MapPass.plan(task.corpus(), task.part(), stages);
        if (!pass.isEmpty()) {
            pass.run(task::advance);
        }
    }

    private List<Stage> createStages() {
        return stageNames.stream().map(factory::create).toList();
    }
}
