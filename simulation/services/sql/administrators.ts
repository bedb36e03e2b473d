import type { Inputs } from "../../core/simulatedType";
import type { CloudObject } from "../../core/types";

/**
 * What a deployed resource changes of its parent, by ARM type. Administrators are a resource of their own and a part of the
 * server: learn.microsoft.com/rest/api/sql/server-azure-ad-administrators.
 */
export const changedByDeployment: Readonly<
    Record<string, (parent: CloudObject, properties: Inputs) => CloudObject | undefined>
> = {
    "Microsoft.Sql/servers/administrators": (server, { login, sid, tenantId }) => ({
        ...server,
        inputs: {
            ...server.inputs,
            administrators: { ...(server.inputs.administrators as Inputs | undefined), login, sid, tenantId },
        },
    }),
};
