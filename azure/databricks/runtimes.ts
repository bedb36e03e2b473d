import { computeFactsAsOf, lifecycleAt, yearsAfter, type Lifecycle } from "../compute/lifecycle";

/** What a runtime holds: Spark alone, or machine-learning libraries for CPU or GPU sizes. */
export type RuntimeVariant = "standard" | "cpu-ml" | "gpu-ml";

/** Library of the machine-learning runtimes that newer ones no longer hold. */
export const RuntimeLibrary = {
    HorovodRunner: "horovodRunner",
    Hyperopt: "hyperopt",
    TensorFlow: "tensorflow",
} as const;
/** Library of the machine-learning runtimes that newer ones no longer hold. */
export type RuntimeLibrary = (typeof RuntimeLibrary)[keyof typeof RuntimeLibrary];

/** Facts of a Databricks runtime. */
export interface Runtime {
    /** Version of Spark. */
    readonly spark: string;
    /** Versions of Scala it comes in, the newest first; each has strings of its own. */
    readonly scala: readonly string[];
    /** Version of Python. */
    readonly python: string;
    /** Whether it has long-term support. */
    readonly longTermSupport: boolean;
    /** Day of release, as `2025-10-22`. */
    readonly released: string;
    /** Day on which support ends. */
    readonly endOfSupport: string;
}

/**
 * Runtimes, by the version that their strings begin with. Sources:
 * - Spark, release and end of support: "Databricks Runtime release notes versions and compatibility",
 *   docs.azure.cn/databricks/release-notes/runtime (stored copies up to June 2026) and docs.databricks.com of the same
 *   name, which agree. 19, released 2026-06-15, has no end of support yet and is left out.
 * - Scala: "Databricks Runtime 16.4 LTS" (two images in 16.4; 2.13 alone from 17 on). Strings of 18 without a minor
 *   version: listed by workspaces (`18.x-scala2.13`, `18.x-gpu-ml-scala2.13`).
 * - Python: system environment of each release note; 18: as `mlLibraries`.
 */
export const runtimes = {
    "18": {
        spark: "4.1.0",
        scala: ["2.13"],
        python: "3.12",
        longTermSupport: true,
        released: "2026-06-10",
        endOfSupport: "2029-06-10",
    },
    "17.3": {
        spark: "4.0.0",
        scala: ["2.13"],
        python: "3.12",
        longTermSupport: true,
        released: "2025-10-22",
        endOfSupport: "2028-10-22",
    },
    "16.4": {
        spark: "3.5.2",
        scala: ["2.13", "2.12"],
        python: "3.12",
        longTermSupport: true,
        released: "2025-05-09",
        endOfSupport: "2028-05-09",
    },
    "15.4": {
        spark: "3.5.0",
        scala: ["2.12"],
        python: "3.11",
        longTermSupport: true,
        released: "2024-08-19",
        endOfSupport: "2027-08-19",
    },
    "14.3": {
        spark: "3.5.0",
        scala: ["2.12"],
        python: "3.10",
        longTermSupport: true,
        released: "2024-02-01",
        endOfSupport: "2027-02-01",
    },
    "13.3": {
        spark: "3.4.1",
        scala: ["2.12"],
        python: "3.10",
        longTermSupport: true,
        released: "2023-08-22",
        endOfSupport: "2026-08-22",
    },
} as const satisfies Record<string, Runtime>;

/** Library whose version the machine-learning runtimes of the table state, by its name in PyPI. */
export type MlLibrary =
    | "databricks-feature-engineering"
    | "keras"
    | "lightgbm"
    | "mlflow"
    | "numpy"
    | "optuna"
    | "pandas"
    | "pyarrow"
    | "ray"
    | "scikit-learn"
    | "scipy"
    | "statsmodels"
    | "tensorflow"
    | "torch"
    | "xgboost";

/**
 * Versions of the libraries of the machine-learning runtimes, for CPU and GPU alike. Sources:
 * - `python/dbr/<string>/constraints.txt` of github.com/databricks/environments, which Databricks makes from its release
 *   notes; commits 37f228df (16.4), 733654e9 (17.3), dd82b18b (18), all with Python 3.12.
 * - MLflow: "Databricks Runtime release notes versions and compatibility" of mid-2026. The runtimes hold mlflow-skinny.
 */
export const mlLibraries = {
    "18": {
        "databricks-feature-engineering": "0.13.0",
        keras: "3.12.0",
        lightgbm: "4.6.0",
        mlflow: "3.8.1",
        numpy: "2.1.3",
        optuna: "3.6.1",
        pandas: "2.2.3",
        pyarrow: "21.0.0",
        ray: "2.37.0",
        "scikit-learn": "1.6.1",
        scipy: "1.15.3",
        statsmodels: "0.14.4",
        tensorflow: "2.20.0",
        torch: "2.9.0",
        xgboost: "3.1.1",
    },
    "17.3": {
        "databricks-feature-engineering": "0.12.1",
        keras: "3.5.0",
        lightgbm: "4.6.0",
        mlflow: "3.0.1",
        numpy: "2.1.3",
        optuna: "3.6.1",
        pandas: "2.2.3",
        pyarrow: "19.0.1",
        ray: "2.37.0",
        "scikit-learn": "1.6.1",
        scipy: "1.15.1",
        statsmodels: "0.14.4",
        tensorflow: "2.19.0",
        torch: "2.7.0",
        xgboost: "3.0.0",
    },
    "16.4": {
        "databricks-feature-engineering": "0.10.2",
        keras: "3.9.0",
        lightgbm: "4.5.0",
        mlflow: "2.21.3",
        numpy: "1.26.4",
        optuna: "3.6.1",
        pandas: "1.5.3",
        pyarrow: "15.0.2",
        ray: "2.37.0",
        "scikit-learn": "1.4.2",
        scipy: "1.13.1",
        statsmodels: "0.14.2",
        tensorflow: "2.17.0",
        torch: "2.6.0",
        xgboost: "2.0.3",
    },
} as const satisfies Partial<Record<keyof typeof runtimes, Record<MlLibrary, string>>>;

/**
 * Last runtime that holds a library. Sources: learn.microsoft.com/azure/databricks/archive/machine-learning/train-model/
 * horovod ("Releases after 15.4 LTS ML will not have this package pre-installed") and /machine-learning/
 * automl-hyperparam-tuning/hyperopt-distributed-ml ("not included … after 16.4 LTS ML"); what takes their place is there.
 * TensorFlow: none in `python/dbr` of github.com/databricks/environments for 19, commit 04534b56.
 */
export const lastRuntimeWith = {
    horovodRunner: { runtime: "15.4", successor: "TorchDistributor" },
    hyperopt: { runtime: "16.4", successor: "Optuna or Ray Tune" },
    tensorflow: { runtime: "18", successor: "PyTorch" },
} as const satisfies Record<RuntimeLibrary, { runtime: string; successor: string }>;

/** Facts of a runtime by its version, for example `17.3`; undefined for one that the table does not hold. */
export function runtimeFacts(version: string): Runtime | undefined {
    return Object.hasOwn(runtimes, version) ? runtimes[version as keyof typeof runtimes] : undefined;
}

/** Whether a runtime is supported on a day. Every runtime has an end, so that deprecated means: within a year of it. */
export function runtimeLifecycle(version: string, at: string = computeFactsAsOf): Lifecycle {
    const end = runtimeFacts(version)?.endOfSupport;
    if (lifecycleAt(end, at) === "retired") {
        return "retired";
    }
    return lifecycleAt(end, yearsAfter(at, 1)) === "retired" ? "deprecated" : "current";
}

/** Whether a runtime still holds a library. */
export function runtimeHas(version: string, library: RuntimeLibrary): boolean {
    return Number(version) <= Number(lastRuntimeWith[library].runtime);
}

/** Strings of a runtime as `spark_version` takes them, for example `17.3.x-gpu-ml-scala2.13`, the newest Scala first. */
export function sparkVersions(version: string, variant: RuntimeVariant): string[] {
    const middle = variant === "standard" ? "" : `-${variant}`;
    return (runtimeFacts(version)?.scala ?? []).map((scala) => `${version}.x${middle}-scala${scala}`);
}

/** A `spark_version` taken apart. */
export interface SparkVersion {
    /** Runtime, by the key of the table. */
    version: string;
    /** What it holds. */
    variant: RuntimeVariant;
    /** Version of Scala. */
    scala: string;
    /** Whether it includes the Photon engine. */
    photon: boolean;
}

/** Takes a `spark_version` apart; undefined for one that no runtime of the table has. */
export function parseSparkVersion(text: string): SparkVersion | undefined {
    const match = /^(\d+(?:\.\d+)?)\.x(?:-(cpu-ml|gpu-ml|photon))?-scala(\d\.\d+)$/.exec(text);
    const [, version = "", kind, scala = ""] = match ?? [];
    if (!runtimeFacts(version)?.scala.includes(scala)) {
        return undefined;
    }
    const variant = kind === "cpu-ml" || kind === "gpu-ml" ? kind : "standard";
    return { version, variant, scala, photon: kind === "photon" };
}
