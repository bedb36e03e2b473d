import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, repeated, throwIfInvalid, type InputIssue } from "../../shared/validation";

/** Metrics that automated forecasting may be judged by. */
export const ForecastingMetric = {
    RootMeanSquaredError: "normalized_root_mean_squared_error",
    MeanAbsoluteError: "normalized_mean_absolute_error",
    R2: "r2_score",
    SpearmanCorrelation: "spearman_correlation",
} as const;
/** A metric that automated forecasting may be judged by. */
export type ForecastingMetric = (typeof ForecastingMetric)[keyof typeof ForecastingMetric];

/** What a node of a pipeline that looks for the best forecasting model is made from. */
export interface ForecastingNodeArgs {
    /** Name of the pipeline's input that holds the training data, an `mltable`. */
    trainingInput: string;
    /** Column that is forecast. */
    targetColumn: string;
    /** Column of the time. */
    timeColumn: string;
    /** Columns that tell one series from another, for example store and product; none by default, and then there is one series. */
    seriesColumns?: readonly string[];
    /** Steps that are forecast, 1 or more. */
    horizon: number;
    /** Step of time as pandas writes it, for example `W` or `MS`; found out from the data by default. */
    frequency?: string;
    /** Metric that models are compared by; `normalized_root_mean_squared_error` by default. */
    metric?: ForecastingMetric;
    /** Parts that the data is split into to validate a model, 2 to 5; 3 by default. */
    validationFolds?: number;
    /** Models that are tried, 1 to 1000; 20 by default. */
    maxTrials?: number;
    /** Models that are tried at once, each on a node of the cluster, up to `maxTrials`; 4 by default. */
    concurrentTrials?: number;
    /** Minutes after which no further model is tried, 15 to 1440; 120 by default. */
    timeoutMinutes?: number;
}

/** What a node has where it says nothing. */
export const forecastingNodeDefaults = {
    metric: ForecastingMetric.RootMeanSquaredError,
    validationFolds: 3,
    maxTrials: 20,
    concurrentTrials: 4,
    timeoutMinutes: 120,
} as const;

/** Bounds of a node: this project's choice, so that a run ends. */
export const forecastingNodeLimits = {
    validationFolds: [2, 5],
    maxTrials: [1, 1000],
    timeoutMinutes: [15, 1440],
} as const;

/**
 * A node as a pipeline's component has it among its jobs; its output `best_model` goes to other nodes as
 * `${{parent.jobs.<node>.outputs.best_model}}`. Source of the form: Azure/azure-sdk-for-python, sdk/ml/azure-ai-ml/tests/
 * pipeline_job/unittests/test_pipeline_job_entity.py, test_automl_node_in_pipeline_forecasting and
 * test_pipeline_job_automl_regression_output. unverified: `time_series_id_column_names`, which that test does not set.
 */
export interface ForecastingNode {
    /** Kind of the node. */
    type: "automl";
    /** Kind of the task. */
    task: "forecasting";
    /** The pipeline's input, as a reference. */
    training_data: string;
    /** Column that is forecast. */
    target_column_name: string;
    /** Metric that models are compared by. */
    primary_metric: ForecastingMetric;
    /** Parts that the data is split into. */
    n_cross_validations: number;
    /** Time, series and horizon. */
    forecasting: {
        time_column_name: string;
        forecast_horizon: number;
        time_series_id_column_names?: string[];
        frequency?: string;
    };
    /** How columns are prepared: as the service finds best. */
    featurization: { mode: "auto" };
    /** When no further model is tried. */
    limits: { max_trials: number; max_concurrent_trials: number; timeout_minutes: number };
    /** Single models alone: one that is made of many is slow to load, and many of them are loaded. */
    training: { enable_stack_ensemble: false; enable_vote_ensemble: false };
    /** The best model. */
    outputs: { best_model: { job_output_type: "mlflow_model" } };
    /** How much is logged. */
    log_verbosity: "info";
    /** Tags of the node's job. */
    tags: Record<string, string>;
}

/**
 * A template of automated forecasting as a node of a pipeline. A job is a run, so that this is no resource: the pipeline that
 * holds the node is deployed, and run by its endpoint or schedule.
 */
export function forecastingNode(name: string, args: ForecastingNodeArgs): ForecastingNode {
    throwIfInvalid("forecastingNode", name, forecastingIssues(args));
    const decided = withDefaults(args, forecastingNodeDefaults);
    const { seriesColumns = [], frequency } = args;
    return {
        type: "automl",
        task: "forecasting",
        training_data: `\${{parent.inputs.${decided.trainingInput}}}`,
        target_column_name: decided.targetColumn,
        primary_metric: decided.metric,
        n_cross_validations: decided.validationFolds,
        forecasting: {
            time_column_name: decided.timeColumn,
            forecast_horizon: decided.horizon,
            ...(seriesColumns.length > 0 && { time_series_id_column_names: [...seriesColumns] }),
            ...(frequency !== undefined && { frequency }),
        },
        featurization: { mode: "auto" },
        limits: {
            max_trials: decided.maxTrials,
            max_concurrent_trials: decided.concurrentTrials,
            timeout_minutes: decided.timeoutMinutes,
        },
        training: { enable_stack_ensemble: false, enable_vote_ensemble: false },
        outputs: { best_model: { job_output_type: "mlflow_model" } },
        log_verbosity: "info",
        tags: {},
    };
}

function forecastingIssues(args: ForecastingNodeArgs): InputIssue[] {
    const decided = withDefaults(args, forecastingNodeDefaults);
    const { trainingInput, targetColumn, timeColumn, horizon, seriesColumns = [] } = args;
    const issues: InputIssue[] = [];
    const refuse = (propertyPath: keyof ForecastingNodeArgs, reason: string) => issues.push({ propertyPath, reason });
    if (!/^[A-Za-z_]\w*$/.test(trainingInput)) {
        refuse("trainingInput", `"${trainingInput}" is not the name of an input: letters, digits and underscores`);
    }
    if (!isWholeNumber(horizon, [1, Number.MAX_SAFE_INTEGER])) {
        refuse("horizon", `must be a whole number, 1 or more, is ${horizon}`);
    }
    for (const key of ["validationFolds", "maxTrials", "timeoutMinutes"] as const) {
        const limits = forecastingNodeLimits[key];
        if (!isWholeNumber(decided[key], limits)) {
            refuse(key, `must be a whole number from ${limits.join(" to ")}, is ${decided[key]}`);
        }
    }
    const { maxTrials, concurrentTrials } = decided;
    if (!isWholeNumber(concurrentTrials, [1, maxTrials])) {
        refuse("concurrentTrials", `must be a whole number from 1 to maxTrials (${maxTrials}), is ${concurrentTrials}`);
    }
    for (const column of repeated([targetColumn, timeColumn, ...seriesColumns])) {
        refuse("seriesColumns", `column "${column}" is given twice; target, time and series are columns of their own`);
    }
    return issues;
}
