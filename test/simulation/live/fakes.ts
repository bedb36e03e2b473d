import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { ProjectCopy, type StackConfig } from "../../../simulation/engine/project";
import { emptyRun, type EngineRun } from "../../../simulation/engine/run";
import type { Operation, OperationOptions } from "../../../simulation/engine/session";
import type { Toolchain } from "../../../simulation/engine/toolchain";
import type { CommandResult } from "../../../simulation/core/commands";
import { main } from "../../../simulation/live/main";
import type { PriceOf } from "../../../simulation/live/prices";
import type { Surroundings } from "../../../simulation/live/surroundings";

export const own = "00000000-0000-4000-8000-000000000002";
export const hubs = "00000000-0000-4000-8000-000000000001";
export const tenant = "00000000-0000-4000-8000-0000000000aa";

type Answer = Partial<CommandResult> | object[];

/** A machine of which every command, every operation of the engine and every line is recorded. */
export class FakeMachine implements Surroundings {
    readonly scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-live-test-"));
    readonly root = path.join(this.scratch, "project");
    readonly session = path.join(this.scratch, "session");
    readonly commands: string[] = [];
    readonly operations: string[] = [];
    readonly prefixes: unknown[] = [];
    readonly waits: number[] = [];
    /** Answers of commands that begin in a way; the last that fits. */
    readonly answers: [start: string, answer: Answer | (() => Answer)][] = [
        ["pulumi stack ls", []],
        ["az account show", { out: JSON.stringify({ id: own, tenantId: tenant }) }],
        ["az resource list", []],
        ["az group list", []],
        ["az keyvault list-deleted", []],
        ["preview dev", plan("network:NatGateway", "network:PrivateEndpoint", "network:PrivateEndpoint")],
        ["preview shared", plan("network:NatGateway", "network:VirtualNetwork")],
    ];
    /** How operations of the engine end; well unless said. */
    readonly ends: Record<string, Partial<EngineRun> | Error | (() => void)> = {};
    readonly env: NodeJS.ProcessEnv = {};
    readonly pid = 1234;
    toolchain: Toolchain | undefined = {
        pulumi: "/opt/pulumi/pulumi",
        folder: "/opt/pulumi",
        origin: "path",
        hasLanguageHost: true,
        version: "3.258.0",
    };
    out = "";
    err = "";
    closed = 0;
    heard: () => void = () => undefined;
    private stopWanted = false;

    constructor() {
        mkdirSync(path.join(this.root, "config"), { recursive: true });
        writeFileSync(path.join(this.root, "Pulumi.yaml"), stringify({ name: "project", stackConfigDir: "config" }));
        const scripts = { preview: "node preview" };
        writeFileSync(path.join(this.root, "package.json"), JSON.stringify({ scripts }));
        this.writeStack("dev", own, { hub: { stack: "shared", subscriptionId: hubs } });
        this.writeStack("shared", hubs);
    }

    /** Writes a stack's file; sections replace those of a stack that can be rehearsed. */
    writeStack(stack: string, subscriptionId: string, sections: StackConfig = {}): void {
        const config = {
            azure: { tenantId: tenant, subscriptionId, location: "westeurope" },
            naming: { prefix: "amlp" },
            protection: { protectData: false, lockData: false },
            ...sections,
        };
        const keyed = Object.fromEntries(Object.entries(config).map(([key, value]) => [`project:${key}`, value]));
        writeFileSync(path.join(this.root, `config/Pulumi.${stack}.yaml`), stringify({ config: keyed }));
    }

    answer(start: string, answer: Answer | (() => Answer)): void {
        this.answers.push([start, answer]);
    }

    readonly now = () => new Date("2026-11-22T10:00:00Z");
    /** EUR an hour by meter; what is missing is not known. */
    readonly prices: Record<string, number> = {
        "Standard Gateway": 0.045,
        "Standard Private Endpoint": 0.01,
        "Premium Deployment": 1.75,
    };
    readonly priceOf: PriceOf = ({ meter }, region) => {
        const amount = this.prices[meter];
        return Promise.resolve(amount === undefined ? `no price in ${region}` : { amount, unit: "1 Hour" });
    };
    readonly installed = () => Promise.resolve(this.toolchain);
    readonly print = (text: string) => void (this.out += text);
    readonly complain = (text: string) => void (this.err += text);
    readonly wait = (seconds: number) => Promise.resolve(void this.waits.push(seconds));

    readonly onStop = (heard: () => void) => {
        this.heard = () => {
            this.stopWanted = true;
            heard();
        };
        return { wanted: () => this.stopWanted, end: () => undefined };
    };

    readonly run = (program: string, args: string[]): Promise<CommandResult> => {
        const asProviderError = (program === process.execPath ? args : [program, ...args]).join(" ");
        this.commands.push(asProviderError);
        const [, found] = this.answers.filter(([start]) => asProviderError.startsWith(start)).at(-1) ?? [];
        const answer = typeof found === "function" ? found() : found;
        if (Array.isArray(answer)) {
            return Promise.resolve({ code: 0, out: JSON.stringify(answer), err: "" });
        }
        return Promise.resolve({ code: 0, out: "", err: "", ...answer });
    };

    readonly open = () => {
        mkdirSync(this.session, { recursive: true });
        const project = new ProjectCopy(this.root, path.join(this.session, "project"));
        const run = (operation: Operation, stack: string, options: OperationOptions = {}) => {
            const asProviderError = `${operation} ${stack}${options.policies ? " with policies" : ""}`;
            const nth = this.operations.filter((each) => each === asProviderError).length + 1;
            this.operations.push(asProviderError);
            this.prefixes.push(project.config(stack).naming?.prefix);
            const end = this.ends[`${asProviderError} ${nth}`] ?? this.ends[asProviderError] ?? {};
            if (end instanceof Error) {
                return Promise.reject(end);
            }
            if (typeof end === "function") {
                end();
            }
            const costCenter = project.config(stack).tags?.costCenter;
            const changes: EngineRun["changes"] = operation === "up" && costCenter ? { update: 3 } : { same: 5 };
            return Promise.resolve({ ...emptyRun(), ok: true, changes, ...(typeof end === "function" ? {} : end) });
        };
        return Promise.resolve({ project, folder: this.session, run, close: () => void this.closed++ });
    };

    /** Runs the command. */
    live(...args: string[]): Promise<number> {
        return main(args, this);
    }

    /** Runs the command with arguments that are right. */
    liveDev(...more: string[]): Promise<number> {
        return this.live("dev", "--subscription", own, "--budget", "5", "--prefix", "rhtst", ...more);
    }

    remove(): void {
        rmSync(this.scratch, { recursive: true });
    }
}

/** Answer of a preview whose plan has resources of these kinds. */
export function plan(...kinds: string[]): Answer {
    const resources = kinds.map((kind) => ({ type: `azure-native:${kind}`, custom: true, inputs: {} }));
    return { out: JSON.stringify({ resources, policy: { violations: [] } }) };
}
