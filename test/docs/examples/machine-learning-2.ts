import { forecastingNode } from "../../../components";

export const jobs = {
    train: forecastingNode("train", {
        trainingInput: "sales",
        targetColumn: "quantity",
        timeColumn: "week",
        seriesColumns: ["store", "product"],
        horizon: 13,
        frequency: "W",
    }),
};
