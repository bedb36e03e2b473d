import path from "node:path";
import { type PythonEnvironment, pythonEnvironment, workloadsPython } from "./python";
import { sparkEnvironment, sparkPython } from "./sparkPython";
import type { Step } from "./steps";

const ruffFlags = ["--no-cache", "--quiet"];

/** A suite of tests in Python, which runs in an environment of its own. */
export interface PythonSuite {
    /** Name of the step. */
    name: string;
    /** What is tested, for the message that it is left out. */
    what: string;
    /** File with the options of pytest. */
    project: string;
    /** Folders with the tests. */
    folders: readonly string[];
    /** Finds or makes the environment. */
    environment: (print: (line: string) => void) => PythonEnvironment;
    /** Steps before the tests, by the environment's Python. */
    before?: (python: string) => Step[];
}

/** Steps of a suite; none where its Python cannot be made, which in CI is a failure. */
export function pythonSteps(suite: PythonSuite, scratch: string): Step[] {
    const { name, what, project, folders, environment, before = () => [] } = suite;
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const { python, missing } = environment(print);
    if (python === undefined) {
        if (process.env.CI) {
            return [{ name, command: ["sh", "-c", 'echo "$0" >&2; exit 1', missing] }];
        }
        print(`The tests of ${what} are left out: ${missing}`);
        return [];
    }
    const report = path.join(scratch, `${name.replaceAll(/\W+/g, "-")}.xml`);
    // xunit1: with the file of each test.
    const reporters = ["--quiet", "-o", "junit_family=xunit1", `--junitxml=${report}`, "-p", "no:cacheprovider"];
    const command = [python, "-B", "-m", "pytest", ...reporters, "-c", project, ...folders] as const;
    return [...before(python), { name, command: [...command], report, folder: path.dirname(project) }];
}

const ci = Boolean(process.env.CI);

// Its licence is one of a preview: a developer who accepts it runs the same command.
const tabularObjectModel = (python: string): Step => ({
    name: "workloads, Tabular Object Model",
    command: [
        python,
        ...["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"],
        ...["-r", "workloads/reporting/tests/tabular.txt"],
    ],
});

export const engines: PythonSuite = {
    name: "workloads, engines",
    what: "the workloads' SQL, measures and pipelines",
    project: "workloads/pyproject.toml",
    folders: ["workloads/data-factory/tests", "workloads/reporting/tests", "workloads/sql/tests"],
    environment: (print) => pythonEnvironment(workloadsPython(print)),
    before: (python) => [
        { name: "workloads, lint", command: [python, "-m", "ruff", "check", ...ruffFlags, "workloads"] },
        { name: "workloads, format", command: [python, "-m", "ruff", "format", "--check", ...ruffFlags, "workloads"] },
        ...(ci ? [tabularObjectModel(python)] : []),
    ],
};

/** The environment with TensorFlow and PyTorch where there is one, which CI makes; else the one without. */
function databricksEnvironment(print: (line: string) => void): PythonEnvironment {
    // Another 3 GB, which a developer asks for.
    const deep = sparkEnvironment({ ...sparkPython(print, true), install: ci });
    if (deep.python !== undefined || ci) {
        return deep;
    }
    print(`The tests with TensorFlow and PyTorch are left out: ${deep.missing}`);
    return sparkEnvironment(sparkPython(print));
}

// One process: Spark starts once, which takes as long as many tests.
export const spark: PythonSuite = {
    name: "workloads, Spark",
    what: "the code that runs on Databricks",
    project: "workloads/databricks/pyproject.toml",
    folders: ["workloads/databricks/tests"],
    environment: databricksEnvironment,
};
