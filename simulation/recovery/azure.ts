import { EngineError } from "../engine/errors";
import type { RunCommand } from "../core/commands";
import { resourceTypeOf } from "../../azure/resourceTypes";
import type { Backend } from "./recover";

const installAzure = "install the Azure CLI (https://learn.microsoft.com/cli/azure/install-azure-cli)";

// `az rest` writes reason and body of an answer; these say that there is no such object. A subscription that is not
// found is one that the login does not see: nothing is known of its objects. Some services leave `error` out; Machine
// Learning says UserError of an asset that is not there (Azure/azure-sdk-for-python, sdk/ml, test_promote_model).
const absence = /Not Found\(\{(?:"error":\{)?"code":"(?:(?!Subscription|Tenant)\w*NotFound|UserError)"/i;

/** Asks Azure through the Azure CLI whether an object exists; what is neither yes nor no stops the recovery. */
export function existsInAzure(run: RunCommand): Backend["exists"] {
    return async ({ id, type }) => {
        const version = resourceTypeOf(type)?.apiVersion;
        if (version === undefined) {
            throw new EngineError(
                `${id} cannot be looked up: the table of resource types (azure/kinds) has no API version of ${type}`,
            );
        }
        // A URL without a host goes to the Resource Manager of the cloud that the CLI is set to.
        const url = `${id}?api-version=${version}`;
        const { code, out, err } = await run("az", ["rest", "--method", "get", "--url", url, "--output", "none"]);
        if (code === 0) {
            return true;
        }
        if (code === undefined) {
            throw new EngineError(`az is not on the PATH; ${installAzure} and run "az login"`);
        }
        const asProviderError = `${err}\n${out}`.trim();
        if (absence.test(asProviderError.replaceAll(/\s*([{}":])\s*/g, "$1"))) {
            return false;
        }
        throw new EngineError(
            `Whether ${id} exists cannot be said; nothing was changed. az answers:\n${asProviderError}`,
        );
    };
}
