import path from "node:path";
import { visibleLines } from "../../azure/visibleText";
import type { ScenarioStep } from "../rehearsal/scenario";
import { estimateTable, hours, type Estimate } from "./estimate";
import { removalCommands } from "./leftovers";
import type { LiveEnd } from "./liveScenario";
import type { LiveRequest } from "./request";
import { called, subscriptionsOf, type LiveStack } from "./stacks";

/** Passphrase of the rehearsal's own stacks, which hold no secret. */
export const passphrase = "rehearsal";

const block = (lines: readonly string[]) => `${lines.map(visibleLines).join("\n")}\n`;

/** What would be done and what it would cost. */
export function intentText(request: LiveRequest, prefix: string, stacks: readonly LiveStack[], cost: Estimate): string {
    const subscriptions = subscriptionsOf(stacks);
    const made = stacks.map((stack) => `  ${called(stack)} in subscription ${stack.subscription}`);
    return block([
        `Makes and destroys, with the prefix ${prefix} in every name:`,
        ...made,
        ...(subscriptions.length > 1
            ? [`Writes to ${subscriptions.length} subscriptions: ${subscriptions.join(", ")}`]
            : []),
        `Expected to cost in ${hours} h, of ${request.budget} EUR at most:`,
        ...estimateTable(cost).map((line) => `  ${line}`),
        "The estimate ends nothing: what is not destroyed goes on costing money.",
    ]);
}

/** How a rehearsal without --yes ends. */
export const dryRunText = "Nothing was done; with --yes it is.\n";

/** Everything that keeps the rehearsal from being done. */
export function refusalText(stack: string, issues: readonly string[]): string {
    return block([
        `The live rehearsal of ${stack} is refused; nothing was done:`,
        ...issues.map((issue) => `- ${issue}`),
    ]);
}

/** The end in a line. */
export function endLine(stack: string, steps: readonly ScenarioStep[]): string {
    const minutes = steps.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
    const failed = steps.filter(({ ok }) => !ok).map(({ name }) => `"${name}"`);
    const end = failed.length === 0 ? "ended well" : `failed at ${failed.join(", ")}`;
    return `Live rehearsal of ${stack} ${end}: ${steps.length} steps in ${minutes.toFixed(0)} min\n`;
}

/** What is still there, and how to remove it; empty where nothing is. */
export function leftoverText({ undestroyed, left }: LiveEnd, folder: string): string {
    if (undestroyed.length === 0 && left?.length === 0) {
        return "";
    }
    const destroys = undestroyed.map((stack) => `  pulumi destroy --yes --stack ${stack}`);
    const goOn = [
        `Not destroyed: ${undestroyed.join(", ")}. Their state is kept in ${folder}; to go on:`,
        `  cd "${path.join(folder, "project")}"`,
        `  export PULUMI_BACKEND_URL="file://${path.join(folder, "backend")}?metadata=skip" PULUMI_CONFIG_PASSPHRASE=${passphrase}`,
        ...destroys,
    ];
    const remove = left && [
        "Azure still holds, and bills, what these commands remove:",
        ...removalCommands(left).map((command) => `  ${command}`),
    ];
    return block([
        ...(undestroyed.length > 0 ? goOn : [`The stacks' state is kept in ${folder}.`]),
        ...(left?.length === 0
            ? []
            : (remove ?? ["What Azure still holds could not be read; check with az group list."])),
        "docs/runbooks/live-rehearsal.md says more.",
    ]);
}
