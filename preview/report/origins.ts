import { readdirSync } from "node:fs";
import path from "node:path";
import type { Plan, PlanResource } from "../plan";
import { sectionOf } from "./sections";

const root = path.join(__dirname, "../..");
const ownPackage = "azure-ml-platform:";
const stackType = "pulumi:pulumi:Stack";

/** Tells where in the repository a resource of a plan comes from. */
export class ResourceOrigins {
    private readonly byUrn: ReadonlyMap<string, PlanResource>;
    private readonly files = new Map<string, string>();

    /** Name of the stack. */
    readonly stack: string;

    constructor(plan: Plan) {
        this.stack = plan.stack;
        this.byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
        for (const file of readdirSync(path.join(root, "components"), { recursive: true, encoding: "utf8" })) {
            if (file.endsWith(".ts")) {
                this.files.set(stemOf(file), `components/${file.split(path.sep).join("/")}`);
            }
        }
    }

    /** File of the component that makes the resource, as its URN names it; the folder of the layers where none does. */
    fileOf(urn: string): string | undefined {
        const types = (urn.split("::")[2] ?? "").split("$");
        const component = types.filter((type) => type.startsWith(ownPackage)).at(-1);
        // Every component's file has the name of its class: the house rule of the library.
        return component === undefined
            ? "stacks/layers"
            : this.files.get(component.split(":").at(-1)?.toLowerCase() ?? "");
    }

    /** The resource of a URN; undefined where the plan has none. */
    resource(urn: string): PlanResource | undefined {
        return this.byUrn.get(urn);
    }

    /** The outermost component that holds the resource, or the resource itself where none does. */
    outermost(urn: string): PlanResource | undefined {
        return this.chain(urn).at(-1);
    }

    /** Section of the settings that the resource stands or falls with; undefined where the layers do not make it. */
    sectionOf(urn: string): string | undefined {
        const top = this.outermost(urn);
        return top && sectionOf(top);
    }

    // From the resource outwards, without the stack.
    private chain(urn: string): PlanResource[] {
        const found: PlanResource[] = [];
        for (let at = this.byUrn.get(urn); at && at.type !== stackType; at = this.byUrn.get(at.parent ?? "")) {
            found.push(at);
        }
        return found;
    }
}

const stemOf = (file: string) => path.basename(file, ".ts").toLowerCase();
