import { describe, expect, it } from "vitest";
import { ForecastingMetric, forecastingNode, type ForecastingNodeArgs } from "../../../../components";

const beer: ForecastingNodeArgs = {
    trainingInput: "forecasting_train_data",
    targetColumn: "BeerProduction",
    timeColumn: "DATE",
    horizon: 12,
};

describe("A forecasting node", () => {
    it("has the form that Microsoft's SDK sends, with an end and the best model as its output", () => {
        const given = { frequency: "MS", validationFolds: 2, maxTrials: 1, concurrentTrials: 1, timeoutMinutes: 60 };
        expect(forecastingNode("train", { ...beer, ...given })).toEqual({
            limits: { max_concurrent_trials: 1, max_trials: 1, timeout_minutes: 60 },
            featurization: { mode: "auto" },
            log_verbosity: "info",
            outputs: { best_model: { job_output_type: "mlflow_model" } },
            primary_metric: "normalized_root_mean_squared_error",
            tags: {},
            target_column_name: "BeerProduction",
            task: "forecasting",
            training: { enable_stack_ensemble: false, enable_vote_ensemble: false },
            training_data: "${{parent.inputs.forecasting_train_data}}",
            type: "automl",
            forecasting: { forecast_horizon: 12, time_column_name: "DATE", frequency: "MS" },
            n_cross_validations: 2,
        });
    });

    it("tells series apart by the columns that it gets, and leaves what is not set to the service", () => {
        const { forecasting, limits, primary_metric } = forecastingNode("train", {
            ...beer,
            seriesColumns: ["store", "product"],
            metric: ForecastingMetric.MeanAbsoluteError,
        });
        expect(forecasting).toEqual({
            forecast_horizon: 12,
            time_column_name: "DATE",
            time_series_id_column_names: ["store", "product"],
        });
        expect(limits).toEqual({ max_trials: 20, max_concurrent_trials: 4, timeout_minutes: 120 });
        expect(primary_metric).toBe("normalized_mean_absolute_error");
    });

    it("is refused whole where it could not run", () => {
        const make = () =>
            forecastingNode("train", {
                ...beer,
                trainingInput: "train-data",
                horizon: 0,
                validationFolds: 1,
                maxTrials: 2,
                timeoutMinutes: 0,
                seriesColumns: ["DATE"],
            });
        expect(make).toThrow(
            [
                'forecastingNode "train": trainingInput: "train-data" is not the name of an input: letters, digits and underscores',
                "horizon: must be a whole number, 1 or more, is 0",
                "validationFolds: must be a whole number from 2 to 5, is 1",
                "timeoutMinutes: must be a whole number from 15 to 1440, is 0",
                "concurrentTrials: must be a whole number from 1 to maxTrials (2), is 4",
                'seriesColumns: column "DATE" is given twice; target, time and series are columns of their own',
            ].join("; "),
        );
    });
});
