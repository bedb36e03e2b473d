import { EngineError } from "../engine/errors";
import type { ProjectCopy } from "../engine/project";
import type { Toolchain } from "../engine/toolchain";
import { AzureError, type Account, type Azure } from "./azure";
import type { RunCommand } from "../core/commands";
import { estimate, estimateTable, hours, unknownPrices, type Estimate } from "./estimate";
import { existingIssues } from "./existing";
import { plannedResources } from "./plans";
import type { PriceOf } from "./prices";
import type { LiveRequest } from "./request";
import { called, liveStacks, subscriptionsOf, textOf, type LiveStack } from "./stacks";

/** What the preconditions are looked up in. */
export interface Premises {
    /** What is asked for. */
    request: LiveRequest;
    /** Prefix that takes the place of naming.prefix. */
    prefix: string;
    /** Folder of the project. */
    root: string;
    /** A copy of the stack files. */
    project: ProjectCopy;
    /** The environment. */
    env: NodeJS.ProcessEnv;
    /** Runs programs. */
    run: RunCommand;
    /** The login. */
    azure: Azure;
    /** The installed Pulumi; undefined where there is none. */
    installed: () => Promise<Toolchain | undefined>;
    /** Prices of meters. */
    priceOf: PriceOf;
}

/** What the preconditions found. */
export interface Findings {
    /** What keeps the rehearsal from being done. */
    issues: string[];
    /** The installed Pulumi. */
    toolchain?: Toolchain;
    /** What is made, hub first; empty where the stack is not one of the project's. */
    stacks: LiveStack[];
    /** What it is expected to cost. */
    estimate?: Estimate;
}

/** Looks at everything that a rehearsal needs; every issue is reported, not only the first. */
export async function preconditions(premises: Premises): Promise<Findings> {
    const { stacks, issues } = stacksOf(premises);
    const engine = await engineOf(premises);
    const login = await loginOf(premises);
    const account = typeof login === "string" ? undefined : login;
    const spending = await spendingOf(premises, stacks);
    return {
        stacks,
        toolchain: engine.toolchain,
        estimate: spending.estimate,
        issues: [
            ...ciIssues(premises),
            ...engine.issues,
            ...(typeof login === "string" ? [login] : loginIssues(premises, login)),
            ...issues,
            ...stacks.flatMap((stack) => settingsIssues(premises, stack)),
            ...(await subscriptionIssues(premises, stacks, account)),
            ...(await existingIssues(premises, stacks, account !== undefined)),
            ...spending.issues,
        ],
    };
}

function ciIssues({ env }: Premises): string[] {
    if (!env.CI || env.CI === "false") {
        return [];
    }
    return [
        `CI is "${env.CI}" in the environment: a live rehearsal costs money and never runs in CI; ` +
            "run it from a terminal of your own",
    ];
}

async function engineOf({ installed }: Premises): Promise<{ issues: string[]; toolchain?: Toolchain }> {
    const remedy = "install Pulumi (https://www.pulumi.com/docs/install/)";
    try {
        const toolchain = await installed();
        if (!toolchain) {
            return { issues: [`pulumi is not on the PATH: ${remedy}`] };
        }
        if (toolchain.hasLanguageHost) {
            return { issues: [], toolchain };
        }
        const lacks = "has no pulumi-language-nodejs next to it on the PATH, which only a full installation has";
        return { issues: [`${toolchain.pulumi} ${lacks}: ${remedy}`] };
    } catch (error) {
        if (error instanceof EngineError) {
            return { issues: [error.message] };
        }
        throw error;
    }
}

async function loginOf({ azure }: Premises): Promise<Account | string> {
    try {
        return await azure.account();
    } catch (error) {
        if (!(error instanceof AzureError)) {
            throw error;
        }
        if (!error.missing) {
            return `${error.message}: run az login`;
        }
        return `${error.message}: install the Azure CLI (https://learn.microsoft.com/cli/azure/install-azure-cli) and run az login`;
    }
}

function loginIssues({ request }: Premises, { id }: Account): string[] {
    if (same(id, request.subscription)) {
        return [];
    }
    const remedy = `run az account set --subscription ${request.subscription}, or name the subscription that is meant`;
    return [`az account show answers subscription ${id}, --subscription says ${request.subscription}: ${remedy}`];
}

function stacksOf({ project, request }: Premises): { stacks: LiveStack[]; issues: string[] } {
    try {
        return { stacks: liveStacks(project, request.stack), issues: [] };
    } catch (error) {
        if (error instanceof EngineError) {
            return { stacks: [], issues: [error.message] };
        }
        throw error;
    }
}

function settingsIssues({ prefix }: Premises, stack: LiveStack): string[] {
    const { protection, naming } = stack.config;
    const issues = ["protectData", "lockData"].flatMap((key) =>
        protection?.[key] === false
            ? []
            : [
                  `protection.${key} of ${called(stack)} is ${JSON.stringify(protection?.[key]) ?? "not set"}: ` +
                      "what is made here is destroyed again, so it has to be false",
              ],
    );
    if (naming?.prefix === prefix) {
        issues.push(
            `naming.prefix of ${called(stack)} is "${prefix}", --prefix as well: choose another, or leave it out`,
        );
    }
    const pattern = textOf(naming?.pattern);
    if (pattern !== "" && !pattern.includes("{prefix}")) {
        issues.push(
            `naming.pattern of ${called(stack)} is "${pattern}": without {prefix} the names would be the stack's own`,
        );
    }
    return issues;
}

async function subscriptionIssues({ request, azure }: Premises, stacks: readonly LiveStack[], account?: Account) {
    const own = stacks.find(({ role }) => role === "stack");
    if (!own) {
        return [];
    }
    const issues: string[] = [];
    if (!same(own.subscription, request.subscription)) {
        issues.push(
            `azure.subscriptionId of ${called(own)} is ${own.subscription || "not set"}, --subscription says ${request.subscription}: ` +
                "they have to be one",
        );
    }
    const tenant = textOf(own.config.azure?.tenantId);
    if (account && !same(tenant, account.tenantId)) {
        issues.push(
            `azure.tenantId of ${called(own)} is ${tenant || "not set"}, az is logged in to ${account.tenantId}: they have to be one`,
        );
    }
    // One login must do: without one, that it is missing says enough.
    const others = account ? subscriptionsOf(stacks).filter((id) => !same(id, request.subscription)) : [];
    for (const id of others) {
        const reached = same(id, own.subscription) || (await azure.account(id).then(() => true, isNoAnswer));
        if (!reached) {
            issues.push(`az reaches no subscription ${id}, in which the hub is: log in with an account that does`);
        }
    }
    return issues;
}

function isNoAnswer(error: unknown): boolean {
    if (error instanceof AzureError) {
        return false;
    }
    throw error;
}

async function spendingOf({ request, root, run, priceOf }: Premises, stacks: readonly LiveStack[]) {
    if (stacks.length === 0) {
        return { issues: [] };
    }
    const plans = await Promise.all(
        stacks.map(({ name, config }) => plannedResources(name, textOf(config.azure?.location), root, run)),
    );
    const refused = plans.filter((plan) => typeof plan === "string");
    if (refused.length > 0) {
        return { issues: refused };
    }
    const resources = plans.flatMap((plan) => (typeof plan === "string" ? [] : plan));
    const expected = await estimate(resources, priceOf);
    const issues = expected.unmetered.map(
        (type) => `no meter of ${type} is known: add it to simulation/live/meters.ts`,
    );
    const unknown = unknownPrices(expected);
    if (unknown.length > 0 && !request.unknownPrices) {
        issues.push(
            [
                "not every price is known; look at https://azure.microsoft.com/pricing and confirm with --unknown-prices:",
                ...unknown.map((line) => `    ${line}`),
            ].join("\n"),
        );
    }
    if (expected.total > request.budget) {
        issues.push(
            [
                `${expected.total.toFixed(2)} EUR are expected in ${hours} h, --budget says ${request.budget}:`,
                ...estimateTable(expected).map((line) => `    ${line}`),
            ].join("\n"),
        );
    }
    return { issues, estimate: expected };
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
