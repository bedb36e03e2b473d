import type { ComponentArgs, DiagnosticsDestination, LockArgs } from "./componentArgs";
import type { PrivateEndpointPlacement } from "./privateEndpoint";

/** What every private service of the platform takes. */
export interface PrivateServiceArgs extends ComponentArgs {
    /** Subnet and zones of the private endpoints; none by default, and then nothing but a trusted service reaches it. */
    privateEndpoints?: PrivateEndpointPlacement;
    /** Where its logs go, all categories; nowhere by default. */
    diagnostics?: DiagnosticsDestination;
    /** Lock against deletion; none by default. */
    lock?: LockArgs;
}
