import type { FabricConnectionStep } from "../contract";
import type { Given, StepWork } from "../core/outcome";
import { StepError } from "../core/stepError";
import { convergence, type Change } from "./converge";
import { gatewayNeeds, type Gateway } from "./fabricGateway";
import { FabricService, sameName, type Named } from "./service";

/** A connection as Fabric lists it. */
export interface Connection extends Named {
    /** Gateway that it goes by. */
    gatewayId?: string;
    /** How it goes: `VirtualNetworkGateway`. */
    connectivityType: string;
    /** What it leads to: `server;database`. */
    connectionDetails: { type: string; path: string };
    /** How it signs in. */
    credentialDetails?: { singleSignOnType?: string; credentialType?: string };
}

/** What reading and making connections takes. */
export const connectionNeeds =
    "the right to make connections: in Fabric's admin portal, Service principals can create workspaces, connections, and deployment pipelines";
const owner = "the role Owner of the connection";

/**
 * How a connection signs in: a query of DirectQuery as the person who reads, everything else as the identity of the
 * workspace, which has no rights in the database, so that the test of a connection would fail.
 * unverified: that a gateway in a virtual network takes this pair for SQL, of which the specification lists each.
 */
const signIn = { singleSignOnType: "MicrosoftEntraID", credentialType: "WorkspaceIdentity" } as const;
const credentialDetails = {
    singleSignOnType: signIn.singleSignOnType,
    connectionEncryption: "Encrypted",
    skipTestConnection: true,
    credentials: { credentialType: signIn.credentialType },
} as const;

/** A connection to a database of SQL by a virtual network data gateway, without a secret. */
export function fabricConnection({ step, valueOf, env }: Given<FabricConnectionStep>): StepWork {
    const { connection: displayName, gateway: gatewayName, ...named } = step.arguments;
    const [server, database] = [valueOf(named.server), valueOf(named.database)];
    const service = new FabricService(env);
    const gateway = () => service.named<Gateway>("/gateways", gatewayName, gatewayNeeds);
    const find = () => service.named<Connection>("/connections", displayName, connectionNeeds);
    const next = async (): Promise<Change | undefined> => {
        const through = await gateway();
        if (!through) {
            throw new StepError(`there is no gateway ${gatewayName}`, "run the step that makes it first");
        }
        const found = await find();
        if (!found) {
            const body = bodyOf(displayName, through.id, { server, database });
            return {
                words: "connection made",
                request: { method: "POST", path: "/connections", body },
                needs: connectionNeeds,
            };
        }
        return changeOf(found, through.id, `${server};${database}`);
    };
    const undo = async (): Promise<Change | undefined> => {
        const found = await find();
        const through = found && (await gateway());
        return found && through?.id === found.gatewayId ? deletion(found, "connection deleted") : undefined;
    };
    return convergence(service, next, `to ${server};${database} with the reader's identity`, undo);
}

const bodyOf = (displayName: string, gatewayId: string, place: Record<string, string>) => ({
    connectivityType: "VirtualNetworkGateway",
    gatewayId,
    displayName,
    connectionDetails: {
        type: "SQL",
        creationMethod: "SQL",
        parameters: Object.entries(place).map(([name, value]) => ({ dataType: "Text", name, value })),
    },
    privacyLevel: "Organizational",
    credentialDetails,
});

const deletion = ({ id }: Named, words: string): Change => ({
    words,
    request: { method: "DELETE", path: `/connections/${id}` },
    needs: owner,
});

function changeOf(found: Connection, gatewayId: string, path: string): Change | undefined {
    const { connectionDetails, credentialDetails: signs } = found;
    // Fabric changes how a connection signs in, but not where it leads.
    if (found.gatewayId !== gatewayId || !sameName(connectionDetails.path, path)) {
        return deletion(found, `connection to ${connectionDetails.path} deleted`);
    }
    const isRight =
        signs?.singleSignOnType === signIn.singleSignOnType && signs.credentialType === signIn.credentialType;
    const body = { connectivityType: "VirtualNetworkGateway", credentialDetails };
    return isRight
        ? undefined
        : {
              words: "connection set to the reader's identity",
              request: { method: "PATCH", path: `/connections/${found.id}`, body },
              needs: owner,
          };
}
