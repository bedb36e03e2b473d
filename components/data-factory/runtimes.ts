import { dataIntegrationUnitStep, managedRuntimeLimits } from "../../azure/data-factory/factories";
import { resourceTypes } from "../../azure/kinds";
import { withDefaults } from "../shared/defaults";
import { isWholeNumber, nameIssues, repeated, type Bounds, type InputIssue } from "../shared/validation";

/** The integration runtime in a factory's managed network. */
export interface ManagedRuntimeArgs {
    /** Minutes that machines stay for the next run after one has ended, 5 to 1440, billed as if they ran; none by default, and then each copy waits minutes for its machines. */
    timeToLiveMinutes?: number;
    /** Data integration units that the machines for copies have together while they stay, a multiple of 4 from 4 to 256; 4 by default. Refused without `timeToLiveMinutes`. */
    dataIntegrationUnits?: number;
    /** Machines that stay for lookups, scripts, deletions and other activities of pipelines, 1 to 10; 1 by default. Refused without `timeToLiveMinutes`. */
    pipelineNodes?: number;
    /** Machines that stay for activities that only send work elsewhere, such as jobs of Databricks, 1 to 10; 1 by default. Refused without `timeToLiveMinutes`. */
    externalNodes?: number;
}

/** What stays of a managed runtime where its inputs say nothing. */
export const managedRuntimeDefaults = { dataIntegrationUnits: 4, pipelineNodes: 1, externalNodes: 1 } as const;

/** Name of a factory's runtime in its managed network. Not `AutoResolveIntegrationRuntime`, which Azure makes outside of it. */
export const managedRuntimeName = "managed";

/** Machines of a managed runtime that stay between two runs; none where no time is said. */
export function scaleOf(args: ManagedRuntimeArgs = {}) {
    const { timeToLiveMinutes: timeToLive } = args;
    const { dataIntegrationUnits, pipelineNodes, externalNodes } = withDefaults(args, managedRuntimeDefaults);
    return timeToLive === undefined
        ? {}
        : {
              copyComputeScaleProperties: { timeToLive, dataIntegrationUnit: dataIntegrationUnits },
              pipelineExternalComputeScaleProperties: {
                  timeToLive,
                  numberOfPipelineNodes: pipelineNodes,
                  numberOfExternalNodes: externalNodes,
              },
          };
}

/** What is wrong with the runtimes of a factory. */
export const runtimeIssues = (managed: ManagedRuntimeArgs = {}, selfHosted: readonly string[] = []): InputIssue[] => [
    ...managedIssues(managed),
    ...selfHostedIssues(selfHosted),
];

function managedIssues({ timeToLiveMinutes, ...sizes }: ManagedRuntimeArgs): InputIssue[] {
    const { timeToLiveMinutes: minutes, dataIntegrationUnits: units, nodes } = managedRuntimeLimits;
    const given = Object.entries(sizes).filter(([, value]) => value !== undefined);
    if (timeToLiveMinutes === undefined) {
        return given.map(([name]) => ({
            propertyPath: `managedRuntime.${name}`,
            reason: "needs timeToLiveMinutes: without it no machines stay after a run",
        }));
    }
    const { dataIntegrationUnits, pipelineNodes, externalNodes } = sizes;
    const step = dataIntegrationUnitStep;
    return [
        ...numberIssues("timeToLiveMinutes", timeToLiveMinutes, minutes),
        ...numberIssues("dataIntegrationUnits", dataIntegrationUnits, units, step),
        ...numberIssues("pipelineNodes", pipelineNodes, nodes),
        ...numberIssues("externalNodes", externalNodes, nodes),
    ];
}

function numberIssues(name: string, value: number | undefined, bounds: Bounds, step = 1): InputIssue[] {
    if (value === undefined || (isWholeNumber(value, bounds) && value % step === 0)) {
        return [];
    }
    const kind = step === 1 ? "a whole number" : `a multiple of ${step}`;
    return [
        { propertyPath: `managedRuntime.${name}`, reason: `must be ${kind} from ${bounds.join(" to ")}, is ${value}` },
    ];
}

function selfHostedIssues(names: readonly string[]): InputIssue[] {
    const rule = resourceTypes.dataFactoryRuntime.name;
    const lower = names.map((name) => name.toLowerCase());
    return [
        ...names.flatMap((name, i) => nameIssues(`selfHostedRuntimes[${i}]`, name, rule)),
        ...names
            .filter((_, i) => lower[i] === managedRuntimeName)
            .map((name) => ({
                propertyPath: "selfHostedRuntimes",
                reason: `"${name}" is the runtime in the managed network; take another name`,
            })),
        ...repeated(lower).map((name) => ({ propertyPath: "selfHostedRuntimes", reason: `"${name}" is duplicated` })),
    ];
}
