import { at } from "../../core/ids";
import { listAt, same, shown } from "../../core/refusals";
import type { Call, Refusal } from "../../core/types";

const rsaSizes = [2048, 3072, 4096];
const curves = ["P-256", "P-256K", "P-384", "P-521"];
const shortestExpiry = 28;
const shortestRotation = 7;

const daysOf = { Y: 365, M: 30, W: 7, D: 1 };

/** Days of a duration of ISO 8601, roughly where it has years or months; undefined for what is none. */
function days(duration: unknown): number | undefined {
    const parts =
        /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
            typeof duration === "string" ? duration : "",
        );
    if (!parts) {
        return undefined;
    }
    const [years = 0, months = 0, weeks = 0, own = 0, hours = 0] = parts.slice(1).map((part) => Number(part ?? 0));
    return years * daysOf.Y + months * daysOf.M + weeks * daysOf.W + own * daysOf.D + hours / 24;
}

const policyOf = ({ inputs }: Call) => at(inputs, "properties", "rotationPolicy");

/** When a key rotates, in days after it is made and before it expires. */
function rotationOf(call: Call): { after?: number; before?: number } {
    const trigger = listAt(policyOf(call), "lifetimeActions")
        .filter((action) => same(at(action, "action", "type"), "rotate"))
        .map((action) => at(action, "trigger"))[0];
    return { after: days(at(trigger, "timeAfterCreate")), before: days(at(trigger, "timeBeforeExpiry")) };
}

const rotationPage = "learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation";

/** What a key is refused for. */
export const keyRefusals: readonly Refusal[] = [
    {
        what: `an RSA key of another size than ${rsaSizes.join(", ")}, an EC key of another curve than ${curves.join(", ")}`,
        source: "github.com/Azure/azure-cli/issues/2613 (Unsupported key size); learn.microsoft.com/azure/key-vault/keys/about-keys; unverified: code, and the message of the management API",
        message: ({ inputs }) => {
            const { kty, keySize, curveName } = (inputs.properties ?? {}) as Record<string, unknown>;
            if (String(kty).startsWith("RSA") && keySize !== undefined && !rsaSizes.some((size) => size === keySize)) {
                return `Unsupported key size ${shown(keySize)}. Set properties.keySize to one of ${rsaSizes.join(", ")}.`;
            }
            return String(kty).startsWith("EC") &&
                curveName !== undefined &&
                !curves.some((curve) => curve === curveName)
                ? `Unsupported curve ${shown(curveName)}. Set properties.curveName to one of ${curves.join(", ")}.`
                : undefined;
        },
    },
    {
        what: `an expiry of less than ${shortestExpiry} days in the rotation policy`,
        source: "github.com/hashicorp/terraform-provider-azurerm/pull/19113 (28 days); unverified: code and message",
        message: (call) => {
            const expiry = at(policyOf(call), "attributes", "expiryTime");
            return (days(expiry) ?? shortestExpiry) >= shortestExpiry
                ? undefined
                : `The expiry time ${shown(expiry)} of the rotation policy must be at least P${shortestExpiry}D.`;
        },
    },
    {
        what: `a rotation less than ${shortestRotation} days after the key is made or before it expires`,
        source: `${rotationPage}; unverified: code and message`,
        message: (call) => {
            const expiry = days(at(policyOf(call), "attributes", "expiryTime")) ?? Infinity;
            const { after = expiry - shortestRotation, before = shortestRotation } = rotationOf(call);
            return after >= shortestRotation && before >= shortestRotation && after <= expiry - shortestRotation
                ? undefined
                : `The rotation policy must rotate the key at least ${shortestRotation} days after it is made and at least ${shortestRotation} days before it expires.`;
        },
    },
    {
        what: "a rotation or notification before an expiry that the rotation policy does not set",
        source: `${rotationPage}; unverified: code and message`,
        message: (call) => {
            const policy = policyOf(call);
            const isBefore = listAt(policy, "lifetimeActions").some(
                (action) => at(action, "trigger", "timeBeforeExpiry") !== undefined,
            );
            return isBefore && at(policy, "attributes", "expiryTime") === undefined
                ? "The rotation policy has an action before the expiry of the key, and no expiry. Set rotationPolicy.attributes.expiryTime."
                : undefined;
        },
    },
];
