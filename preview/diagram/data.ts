import type { DataStage } from "../../azure/resourceType";
import { resourceTypeOf } from "../../azure/resourceTypes";
import type { PlanResource } from "../plan";
import { accessesOf, type Access } from "../graph/access";
import { Draft, type Box } from "./graph";
import { kindOf } from "../graph/displayNames";
import type { References, Thing } from "../graph/references";
import { copiedDatasets, targetOf } from "./copies";
import { dataOfJobs } from "./jobs";
import { lakeAddress, stageNamed, stageOf, stages, columns } from "./stages";

/** Data flow: what each component holds of each stage, what it comes from, and who reads and writes it. */
export function dataDraft(references: References): Draft {
    const view = new DataView(references);
    view.boxes();
    view.flows();
    view.copies();
    view.jobs();
    view.logs();
    view.accesses();
    return view.draft;
}

const order = Object.keys(stages);

const frameOf = (stage: DataStage) => ({ title: stages[stage], order: order.indexOf(stage), rank: columns[stage] });

class DataView {
    readonly draft = new Draft();
    private readonly containers = new Map<string, PlanResource>();
    // By component: the first stage that it has a part in.
    private readonly staged = new Map<string, DataStage>();

    constructor(private readonly references: References) {
        for (const resource of references.ofType("azure-native:storage:BlobContainer")) {
            const { containerName, accountName } = resource.inputs;
            if (typeof containerName === "string" && typeof accountName === "string") {
                this.containers.set(`${containerName}@${accountName}`, resource);
            }
        }
    }

    boxes(): void {
        for (const resource of this.references.plan.resources) {
            const stage = stageOf(resource);
            if (stage === undefined || resourceTypeOf(resource.type)?.dataFlow?.onlyReferred) {
                continue;
            }
            this.boxOf(resource);
            const { urn } = this.references.component(resource);
            if (!this.staged.has(urn)) {
                this.staged.set(urn, stage);
            }
        }
    }

    flows(): void {
        for (const resource of this.references.plan.resources) {
            const row = resourceTypeOf(resource.type)?.dataFlow;
            if (row === undefined) {
                continue;
            }
            for (const property of Object.keys(resource.propertyDependencies)) {
                if (row.within?.includes(property)) {
                    continue;
                }
                const dotted = row.uses?.includes(property) ?? false;
                const label = dotted ? "uses" : undefined;
                for (const other of this.sources(resource, property)) {
                    if (resource === other || stageOf(other) === undefined) {
                        continue;
                    }
                    const [own, its] = [this.boxOf(resource), this.boxOf(other)];
                    if (own === undefined || its === undefined) {
                        continue;
                    }
                    const away = dotted || row.to?.includes(property);
                    const [from, to] = away ? [own, its] : [its, own];
                    this.draft.link({ from, to, label, dotted, urns: [resource.urn] });
                }
            }
        }
    }

    /** What a data factory copies, from each source and to each folder. */
    copies(): void {
        for (const { dataset, factory, link, written, folder } of copiedDatasets(this.references)) {
            const own = this.boxOf(factory);
            const container = folder && this.containers.get(`${folder.container}@${folder.account}`);
            const [known] = this.references.behind(link, "properties").filter((one) => stageOf(one) !== undefined);
            const inPlan = container ?? known;
            const other = inPlan ? this.boxOf(inPlan) : this.sourceBox(link);
            if (own === undefined || other === undefined) {
                continue;
            }
            const [from, to] = written ? [own, other] : [other, own];
            this.draft.link({ from, to, label: "copies", urns: [dataset.urn] });
        }
    }

    /** What jobs of Databricks read and write, by the schemas of the plan. */
    jobs(): void {
        for (const { job, schema, way } of dataOfJobs(this.references)) {
            const [own, other] = [this.boxOf(job), this.boxOf(schema)];
            if (own !== undefined && other !== undefined) {
                this.moves(other, own, way, [job.urn]);
            }
        }
    }

    /** Logs and flow logs come from components that may have no other part in the data flow. */
    logs(): void {
        const ways = [
            {
                type: "azure-native:monitor:DiagnosticSetting",
                from: "resourceUri",
                to: ["workspaceId", "storageAccountId"],
            },
            { type: "azure-native:network:FlowLog", from: "targetResourceId" },
        ];
        for (const { type, from, to } of ways) {
            for (const resource of this.references.ofType(type)) {
                for (const logged of this.references.things(resource, from)) {
                    if (!logged.resource) {
                        continue;
                    }
                    const source = this.boxIn(logged.resource, "observation");
                    const sinks = to
                        ? to
                              .flatMap((property) => this.references.things(resource, property))
                              .map((sink) => this.sink(sink))
                        : [this.boxOf(resource)];
                    for (const sink of sinks) {
                        if (sink !== undefined) {
                            this.draft.link({ from: source, to: sink, label: "logs", urns: [resource.urn] });
                        }
                    }
                }
            }
        }
    }

    accesses(): void {
        for (const access of accessesOf(this.references)) {
            const { target, way, given, rights } = access;
            const uses = rights.some((right) => right.startsWith("CAN_"));
            if (!target.resource || !(way.reads || way.writes || uses)) {
                continue;
            }
            const held = this.boxOf(target.resource);
            if (held === undefined) {
                continue;
            }
            const holder = this.holder(access);
            const urns = [given.urn];
            if (uses) {
                this.draft.link({ from: holder, to: held, label: "uses", dotted: true, urns });
            } else {
                this.moves(held, holder, way, urns);
            }
        }
    }

    private moves(held: string, holder: string, { reads, writes }: Access["way"], urns: string[]): void {
        if (reads && writes) {
            this.draft.link({ ...this.inOrder(held, holder), label: "reads and writes", both: true, urns });
        } else if (reads) {
            this.draft.link({ from: held, to: holder, label: "reads", urns });
        } else {
            this.draft.link({ from: holder, to: held, label: "writes", urns });
        }
    }

    // An arrow that points both ways runs with the stages, so that they are laid out in their order.
    private inOrder(one: string, other: string): { from: string; to: string } {
        const place = (key: string) => this.draft.boxes.get(key)?.group?.order ?? 0;
        return place(one) <= place(other) ? { from: one, to: other } : { from: other, to: one };
    }

    // Where an address names a filesystem of the plan, that is meant, and not its whole account.
    private sources(resource: PlanResource, property: string): PlanResource[] {
        const address = lakeAddress(resource.inputs[property]);
        const container = address && this.containers.get(`${address.container}@${address.account}`);
        return container ? [container] : this.references.behind(resource, property);
    }

    private sink(thing: Thing): string | undefined {
        if (thing.resource) {
            return this.boxOf(thing.resource);
        }
        const group = frameOf("observation");
        const { key, name: title, kind } = thing;
        const box = { key, title, group, component: `${kind} of another stack`, kind, part: stages.observation };
        return this.draft.box({ ...box, outside: true }, [], kind);
    }

    private sourceBox(link: PlanResource): string {
        const { title, host, kind } = targetOf(link);
        const box = { key: link.urn, title, group: frameOf("source"), component: title, kind, part: stages.source };
        return this.draft.box({ ...box, outside: true }, [link.urn], host ?? kind);
    }

    private holder({ principal }: Access): string {
        const { resource, key, name, kind } = principal;
        if (resource) {
            const own = this.boxOf(resource);
            if (own !== undefined) {
                return own;
            }
            const component = this.references.component(resource);
            const beside = this.staged.get(component.urn);
            if (beside !== undefined) {
                return this.boxIn(resource, beside, kind);
            }
            return this.boxIn(resource, stageNamed(resource.name) ?? "people", kind);
        }
        const group = frameOf("people");
        const box = { key, title: name, group, component: name, kind, part: stages.people, outside: true };
        return this.draft.box(box, [], kind);
    }

    private boxOf(resource: PlanResource): string | undefined {
        const stage = stageOf(resource);
        if (stage === undefined) {
            return undefined;
        }
        const kind = kindOf(resource.type);
        const name = this.references.ownName(resource);
        const repeats = name === this.references.component(resource).name || name === stage;
        return this.boxIn(resource, stage, kind, repeats ? undefined : name);
    }

    private boxIn(resource: PlanResource, stage: DataStage, detail?: string, name?: string): string {
        const component = this.references.component(resource);
        const group = frameOf(stage);
        const box: Box = {
            key: `${component.urn} ${stage}`,
            title: component.name,
            group,
            component: component.name,
            kind: kindOf(resource.type),
            part: stages[stage],
        };
        return this.draft.box(box, [resource.urn], detail, name);
    }
}
