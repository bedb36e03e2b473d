import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../shared/componentArgs";
import { grantKeyUse, type CustomerManagedKey } from "../shared/customerManagedKey";
import { userAssignedIdentity } from "../shared/identities";
import { afterRoleTakesEffect } from "../shared/roleAssignments";
import { throwIfInvalid } from "../shared/validation";
import { keyIssues, rotatingKey, type RotatingKeyArgs } from "./rotatingKey";

/** Inputs of an encryption key. */
export interface EncryptionKeyArgs extends RotatingKeyArgs {}

/** A rotating key of the customer's with an identity of its own that may wrap and unwrap with this key and nothing else. */
export class EncryptionKey extends pulumi.ComponentResource {
    /** ARM id of the key. */
    public readonly keyResourceId: pulumi.Output<string>;
    /** Object id of the identity that may use the key. */
    public readonly identityPrincipalId: pulumi.Output<string>;
    /** What a component takes as its `customerManagedKey`. */
    public readonly customerManagedKey: CustomerManagedKey;

    constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("EncryptionKey", name, keyIssues(args));
        super("azure-ml-platform:index:EncryptionKey", name, args, opts);

        const key = rotatingKey(name, args, { parent: this });
        const identity = userAssignedIdentity(`${name}-identity`, name, args, { parent: this });
        const { principalId } = identity;
        const keyUse = { naming: args.naming, keyResourceId: key.id, principalId };
        const use = grantKeyUse(`${name}-use`, keyUse, { parent: this });
        const ready = afterRoleTakesEffect(`${name}-ready`, [use], { parent: this, ...stateless });

        this.keyResourceId = key.id;
        this.identityPrincipalId = identity.principalId;
        this.customerManagedKey = {
            vaultUri: args.vault.vaultUri,
            keyName: key.name,
            keyVersion: key.keyUriWithVersion.apply((uri) => uri.split("/").at(-1) ?? ""),
            identityResourceId: pulumi.all([identity.id, ready.id]).apply(([id]) => id),
            identityClientId: identity.clientId,
        };
        this.registerOutputs({ keyResourceId: this.keyResourceId, identityPrincipalId: this.identityPrincipalId });
    }
}
