import { absent, allOf, anyOf, each, type MissingPasses, present, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const serverless: MissingPasses = { missing: "pass", because: "a job without clusters runs serverless" };
const governed = anyOf(
    shape({ newCluster: absent("serverless compute") }),
    shape({ "newCluster.policyId": present() }),
);
const ofItsOwn = allOf(governed, shape({ existingClusterId: absent("a task names a cluster of the job") }));
// What a task does for each of its inputs is a task of its own, one level further in.
const repeated = anyOf(
    shape({ "forEachTask.task": absent("nothing is repeated") }),
    shape({ "forEachTask.task": ofItsOwn }),
);

export const databricksJobClusterPolicy = defineRule({
    id: "databricks-job-cluster-policy",
    title: "Jobs run on clusters of their own, under a policy",
    rationale: "A shared cluster mixes the rights and libraries of its jobs, and one without a policy has no cap.",
    remedy: "Give each job cluster a policyId and take existingClusterId out of the job and its tasks, those inside forEachTask included.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/job:Job"],
    references: ["dbx.cluster-policy-required", "dbx.job-cluster"],
    checks: {
        jobClusters: each(governed, serverless),
        tasks: each(allOf(ofItsOwn, repeated), serverless),
        // The inputs of a job with a single task, from before there were several.
        "": ofItsOwn,
    },
});
