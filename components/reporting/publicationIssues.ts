import { fabricLimits } from "../../steps/contract";
import { modelIssues } from "../../steps/fabric/modelIssues";
import { reportIssues } from "../../steps/fabric/reportIssues";
import { readModel } from "../../steps/fabric/semanticModel";
import { viewColumns } from "../../steps/fabric/viewColumns";
import { filesBelow } from "../operations/projectFiles";
import { isWholeNumber, repeated, type InputIssue } from "../shared/validation";
import { folderIssues, textsOf } from "./itemFiles";

/** What is checked of a publication: plain values and files. */
export interface PublicationPlan {
    /** Name of the workspace. */
    workspaceName: string;
    /** Roles in it. */
    roles: readonly { role: string }[];
    /** Members of the gateway. */
    gatewayMembers: number;
    /** Minutes without a query after which the gateway sleeps. */
    gatewaySleepMinutes: number;
    /** Folder of the semantic model. */
    model: string;
    /** Folder of the report. */
    report: string;
    /** Scripts that make the views. */
    viewScripts: readonly string[];
}

/** Everything that is wrong with a publication. */
export function reportPublicationIssues(plan: PublicationPlan): InputIssue[] {
    const { workspaceName, gatewayMembers, gatewaySleepMinutes, roles } = plan;
    const [least, most] = fabricLimits.members;
    const sleep: readonly number[] = fabricLimits.sleepMinutes;
    return [
        ...(/^[^\s].{0,198}[^\s]$/.test(workspaceName)
            ? []
            : [{ propertyPath: "workspaceName", reason: `"${workspaceName}" must have 2 to 200 characters` }]),
        ...(roles.some(({ role }) => role === "Admin")
            ? []
            : [
                  {
                      propertyPath: "roles",
                      reason: "has no Admin, so that only the deploying principal could manage the workspace; name a group",
                  },
              ]),
        ...(isWholeNumber(gatewayMembers, [least, most])
            ? []
            : [{ propertyPath: "gatewayMembers", reason: `is ${gatewayMembers}, must be ${least} to ${most}` }]),
        ...(sleep.includes(gatewaySleepMinutes)
            ? []
            : [
                  {
                      propertyPath: "gatewaySleepMinutes",
                      reason: `is ${gatewaySleepMinutes}, must be one of ${sleep.join(", ")}`,
                  },
              ]),
        ...definitionIssues(plan),
    ];
}

/** Issues of the files: what a query, a measure or a page names and is not there. */
function definitionIssues({ model, report, viewScripts }: PublicationPlan): InputIssue[] {
    const folders = [
        ...folderIssues("model", model, [".platform", "definition.pbism", "definition/model.tmdl"]),
        ...folderIssues("report", report, [".platform", "definition.pbir", "definition/report.json"]),
        ...repeated(viewScripts).map((script) => ({
            propertyPath: "viewScripts",
            reason: `"${script}" is duplicated`,
        })),
    ];
    if (folders.length > 0) {
        return folders;
    }
    const views = new Map(Object.values(textsOf(viewScripts)).flatMap((text) => [...viewColumns(text)]));
    const inModel = textsOf(filesBelow(model));
    const inReport = textsOf(filesBelow(report).filter((file) => !file.endsWith(".platform")));
    const said =
        (propertyPath: string) =>
        ({ file, line, reason }: { file: string; line: number; reason: string }): InputIssue => ({
            propertyPath,
            reason: `${file}:${line}: ${reason}`,
        });
    return [
        ...modelIssues(inModel, views).map(said("model")),
        ...reportIssues(inReport, readModel(inModel).model).map(said("report")),
    ];
}
