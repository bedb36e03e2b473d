import { publicRangeFault } from "../../shared/addressSpaces";
import { repeated, type InputFault } from "../../shared/validation";

// docs/resources/ip_access_list.md of databricks/terraform-provider-databricks: all lists of a workspace together.
const mostRanges = 1000;

/** What is wrong with a list of addresses and ranges that may reach a workspace: IPv4 only, as the service has it, and public. */
export function ipAccessListFaults(list: readonly string[], propertyPath: string): InputFault[] {
    if (list.length === 0) {
        return [{ propertyPath, reason: "is empty, and nobody would be let in; leave it out to have no list" }];
    }
    const faults: InputFault[] = list.flatMap((entry, i) => {
        const reason = publicRangeFault(entry);
        return reason === undefined ? [] : [{ propertyPath: `${propertyPath}[${i}]`, reason }];
    });
    for (const entry of repeated(list)) {
        faults.push({ propertyPath, reason: `"${entry}" stands twice` });
    }
    if (list.length > mostRanges) {
        faults.push({ propertyPath, reason: `has ${list.length} ranges; a workspace takes ${mostRanges}` });
    }
    return faults;
}
