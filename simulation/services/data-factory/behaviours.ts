import { nameRule, refuse } from "../../core/refusals";
import type { Behaviour, Behaviours, CloudObject } from "../../core/types";
import { factoryRefusals, refuseUnusableFactoryKey } from "./factoryRefusals";
import { endpointRefusals, keptApproved, runtimeRefusals } from "./networkRefusals";
import { refuseDeleteOfReferredTo, referredToSource, unknownReference } from "./references";
import { startRefusals } from "./startRefusals";
import { enabled, isStarted, triggerRefusals } from "./triggerRefusals";

const specs =
    "azure-rest-api-specs/specification/datafactory, 2018-06-01 as Azure/bicep-types-az has it (required, read only)";
const factoryType = "azure-native:datafactory:Factory";
const triggerType = "azure-native:datafactory:Trigger";

const inState =
    (runtimeState: "Started" | "Stopped") =>
    ({ outputs }: CloudObject) => ({ properties: { ...(outputs.properties as object), runtimeState } });

/** What others in a factory refer to by name, and what refers to others so. */
const document = (type: string, own: Partial<Behaviour> = {}): Behaviour => ({
    source: `${specs}; ${referredToSource}`,
    required: ["properties.type"],
    readOnly: ["etag"],
    replaceOn: [],
    name: nameRule(type),
    refuseDelete: refuseDeleteOfReferredTo,
    seconds: 3,
    ...own,
    refusals: [unknownReference, ...(own.refusals ?? [])],
});
const documents = (...types: string[]): Behaviours => Object.fromEntries(types.map((type) => [type, document(type)]));

const runtimeType = "azure-native:datafactory:IntegrationRuntime";
const endpointType = "azure-native:datafactory:ManagedPrivateEndpoint";
const pipelineType = "azure-native:datafactory:Pipeline";

/** Factories and what lies in them. */
export const dataFactoryBehaviours: Behaviours = {
    [factoryType]: {
        source: `${specs}; learn.microsoft.com/azure/data-factory/naming-rules (unique in Azure); unverified: code and message of a name that is taken, that another region is refused and not replaced`,
        required: ["identity.type", "encryption.keyName", "encryption.vaultBaseUrl"],
        readOnly: ["provisioningState", "createTime", "version", "identity.principalId", "identity.tenantId"],
        replaceOn: [],
        immutable: ["location"],
        name: nameRule(factoryType, {
            global: {
                code: "DataFactoryNameInUse",
                message: (name) =>
                    `The specified resource name '${name}' is already in use. Set another name, or raise naming.generation.`,
            },
        }),
        refusals: factoryRefusals,
        refuse: refuseUnusableFactoryKey,
        seconds: 10,
    },
    ...documents(
        "azure-native:datafactory:CredentialOperation",
        "azure-native:datafactory:LinkedService",
        "azure-native:datafactory:Dataset",
    ),
    [pipelineType]: document(pipelineType, { required: [] }),
    [runtimeType]: document(runtimeType, { refusals: runtimeRefusals, seconds: 30 }),
    [endpointType]: {
        source: `${specs}; learn.microsoft.com/azure/data-factory/managed-virtual-network-private-endpoint (pending until the target's side approves)`,
        required: ["properties.privateLinkResourceId", "properties.groupId"],
        // azure-native drops what has no input from what a refresh finds.
        readOnly: [
            "etag",
            "properties.connectionState.status",
            "properties.connectionState.description",
            "properties.connectionState.actionsRequired",
            "properties.provisioningState",
            "properties.isReserved",
        ],
        replaceOn: [],
        name: nameRule(endpointType),
        changesAlso: keptApproved,
        refusals: endpointRefusals,
        seconds: 120,
    },
    [triggerType]: {
        source: `${specs}; learn.microsoft.com/rest/api/datafactory/triggers (start, stop); github.com/Azure-Player/azure.datafactory.tools/issues/350 (deleted while started: status, code, message)`,
        required: ["properties", "properties.type"],
        readOnly: ["etag", "properties.runtimeState"],
        replaceOn: [],
        name: nameRule(triggerType),
        actions: { start: inState("Started"), stop: inState("Stopped") },
        actionRefusals: { start: startRefusals },
        refusals: [...triggerRefusals, unknownReference],
        refuseDelete: ({ existing }) => {
            if (isStarted(existing)) {
                refuse(enabled.status, enabled.code, enabled.message);
            }
        },
        seconds: 3,
    },
};
