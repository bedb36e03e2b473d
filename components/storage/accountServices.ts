import * as storage from "@pulumi/azure-native/storage";
import type * as pulumi from "@pulumi/pulumi";
import { sendDiagnostics } from "../shared/diagnostics";
import { stateless, type DiagnosticsDestination } from "../shared/componentArgs";

/** A service of an account other than blobs. */
export const AccountService = { File: "file", Queue: "queue", Table: "table" } as const;
/** A service of an account other than blobs. */
export type AccountService = (typeof AccountService)[keyof typeof AccountService];

/** What the settings of an account's services are made from. */
interface AccountServicesArgs {
    resourceGroupName: pulumi.Input<string>;
    accountName: pulumi.Input<string>;
    shareDays: number;
    diagnostics: DiagnosticsDestination | undefined;
}

/** Makes the settings of each service, and sends its logs: a diagnostic setting of the account itself holds metrics alone. */
export function accountServices(
    parent: pulumi.Resource,
    name: string,
    args: AccountServicesArgs,
    services: readonly AccountService[],
): void {
    for (const service of services) {
        const made = makers[service](`${name}-${service}-service`, args, { parent });
        if (args.diagnostics) {
            sendDiagnostics(`${name}-${service}-logs`, made.id, args.diagnostics, { parent, ...stateless });
        }
    }
}

type Maker = (name: string, args: AccountServicesArgs, opts: pulumi.CustomResourceOptions) => pulumi.CustomResource;

const makers: Record<AccountService, Maker> = {
    file: (name, { resourceGroupName, accountName, shareDays: days }, opts) =>
        new storage.FileServiceProperties(
            name,
            {
                fileServicesName: "default",
                resourceGroupName,
                accountName,
                shareDeleteRetentionPolicy: { enabled: true, days },
            },
            opts,
        ),
    queue: (name, { resourceGroupName, accountName }, opts) =>
        new storage.QueueServiceProperties(name, { queueServiceName: "default", resourceGroupName, accountName }, opts),
    table: (name, { resourceGroupName, accountName }, opts) =>
        new storage.TableServiceProperties(name, { tableServiceName: "default", resourceGroupName, accountName }, opts),
};
