import { type ResourceGraph, sameText, textAt } from "../relations";
import type { PolicyInput } from "../resource";
import type { Answer } from "../verdict";

/** Whether an input holds the name of a Databricks object, which stands in the object's input `name`. */
export function namesObject(graph: ResourceGraph, from: PolicyInput, path: string, to: PolicyInput): Answer {
    return graph.relates(from, path, to, (text) => {
        const name = textAt(to, "name");
        return name.state === "known" ? sameText(text, name.text) : undefined;
    });
}
