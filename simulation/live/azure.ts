import { lastLine, type RunCommand } from "../core/commands";

/** A resource, resource group or deleted vault, as `az` lists it. */
export interface AzureObject {
    /** ARM id. */
    id: string;
    /** Name. */
    name: string;
    /** Tags; null where there are none. */
    tags?: Record<string, string> | null;
}

/** Subscription that `az` is logged in to. */
export interface Account {
    /** Id of the subscription. */
    id: string;
    /** Its tenant. */
    tenantId: string;
}

/** `az` did not answer: the message says what it said instead. */
export class AzureError extends Error {
    override readonly name = "AzureError";

    constructor(
        message: string,
        /** Whether there is no `az` at all. */
        readonly missing = false,
    ) {
        super(message);
    }
}

/** What `az` is asked; nothing here changes anything. */
export class Azure {
    constructor(private readonly run: RunCommand) {}

    /** The login's subscription, or another that it reaches. */
    account(subscription?: string): Promise<Account> {
        return this.ask("account", "show", ...(subscription === undefined ? [] : ["--subscription", subscription]));
    }

    /** Resources with a tag. */
    resources(subscription: string, tag: string): Promise<AzureObject[]> {
        return this.ask("resource", "list", "--subscription", subscription, "--tag", tag);
    }

    /** Every resource group. */
    groups(subscription: string): Promise<AzureObject[]> {
        return this.ask("group", "list", "--subscription", subscription);
    }

    /** Vaults that were deleted and still hold their name. */
    deletedVaults(subscription: string): Promise<AzureObject[]> {
        return this.ask("keyvault", "list-deleted", "--subscription", subscription, "--resource-type", "vault");
    }

    private async ask<T>(...args: string[]): Promise<T> {
        const result = await this.run("az", [...args, "--output", "json"]);
        if (result.code === undefined) {
            throw new AzureError("az is not on the PATH", true);
        }
        if (result.code !== 0) {
            throw new AzureError(`az ${args.slice(0, 2).join(" ")} answers "${lastLine(result)}"`);
        }
        return JSON.parse(result.out) as T;
    }
}
