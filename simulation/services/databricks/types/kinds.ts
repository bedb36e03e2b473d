import { text } from "../../../core/ids";
import type { CreateContext, Inputs, SimulatedType } from "../../../core/simulatedType";
import { accountHost, metastoreHost, workspaceHost } from "./hosts";

type Outputs = NonNullable<SimulatedType["outputs"]>;
type Id = SimulatedType["id"];

interface Kind {
    /** Inputs that the id is made of; none by default. */
    path?: readonly string[];
    /** Id as the Databricks provider makes it. */
    id: Id;
    /** Its place under the workspace, the account or the metastore, where that is not the kind and the id. */
    key?: (id: string) => string;
    /** Outputs that the service computes. */
    outputs?: Outputs;
}

const under =
    (place: SimulatedType["place"], above: (context: CreateContext) => string) =>
    (kind: string, { path = [], id, key, outputs }: Kind): SimulatedType => ({
        path,
        id,
        place,
        cloudId: (own, context) => `${above(context)}/${key?.(own) ?? `${kind}/${own}`}`,
        outputs,
    });

/** A kind of object of a workspace. */
export const inWorkspace = under("workspace", workspaceHost);

/** A kind of object of an account. */
export const inAccount = under("account", accountHost);

/** A kind of object of Unity Catalog, which the workspaces of a region share. */
export const inMetastore = under("metastore", metastoreHost);

/** The first of inputs that name an object that is set, with its value; refuses none. */
export function firstOf(inputs: Inputs, names: readonly string[]): { name: string; value: string } {
    for (const name of names) {
        const value = inputs[name];
        if (typeof value === "string" && value !== "") {
            return { name, value };
        }
    }
    throw new Error(`has none of ${names.join(", ")}; set one`);
}

/** An input that names an object by a number, which may come as a text. */
export function numberText(inputs: Inputs, property: string): string {
    const value = inputs[property];
    return text(typeof value === "number" ? { [property]: String(value) } : inputs, property);
}
