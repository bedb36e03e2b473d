import { PauseSchedule, defaultNamePattern, type FactoryContents } from "../../../components";

const subscriptionId = "00000000-0000-4000-8000-000000000001";
const provider = `/subscriptions/${subscriptionId}/resourceGroups/rg-shop/providers`;
const factory: FactoryContents = {
    factoryName: "adf-shop",
    resourceGroupName: "rg-shop",
    credentialName: "ingest",
    runtimeName: "managed",
};
const pause = new PauseSchedule("pause-serving", {
    naming: {
        project: "shop",
        stack: "dev",
        subscriptionId,
        prefix: "shop",
        pattern: defaultNamePattern,
        generation: 0,
    },
    factory,
    factoryResourceId: `${provider}/Microsoft.DataFactory/factories/adf-shop`,
    factoryPrincipalId: "00000000-0000-4000-8000-0000000000aa",
    targetKind: "sqlPool",
    targetName: "serving",
    targetResourceId: `${provider}/Microsoft.Synapse/workspaces/synw-shop/sqlPools/serving`,
    targetResourceGroupName: "rg-shop",
    runningHours: [{ days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], from: "07:00", to: "19:00" }],
    timeZone: "W. Europe Standard Time",
});
export const pausedHoursPerWeek = pause.pausedHoursPerWeek;
