import { statSync } from "node:fs";
import path from "node:path";
import { readPlanFile } from "./planFile";
import { renderRef } from "./renderRef";
import type { Base, PlanOf } from "./types";

/** What is asked of a base. */
export interface BaseRequest extends PlanOf {
    /** Folder of the project, whose repository has the git refs; the one that this file belongs to by default. */
    folder?: string;
}

/** Gets the plan to compare with, from a file or a git ref; throws PreviewError where it cannot be resolved. */
export async function loadBase(ref: string, request: BaseRequest): Promise<Base> {
    const { folder = path.join(__dirname, "../.."), ...wanted } = request;
    const found = statSync(ref, { throwIfNoEntry: false });
    if (found?.isFile() ?? ref.endsWith(".json")) {
        return { plan: readPlanFile(ref, wanted, ref), named: ref, notes: [] };
    }
    return renderRef(ref, wanted, folder);
}
