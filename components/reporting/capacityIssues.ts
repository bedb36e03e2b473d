import { administratorForms, capacitySizes, unitsPerGatewayMember } from "../../azure/reporting/capacities";
import { withDefaults } from "../shared/defaults";
import { repeated, type InputIssue } from "../shared/validation";

/** What is checked of a capacity: plain values alone. */
export interface CapacityPlan {
    /** Size. */
    size?: string;
    /** Administrators. */
    administrators: readonly string[];
    /** Members of virtual network gateways on it. */
    gatewayMembers?: number;
}

/** What a capacity has where its inputs say nothing. */
export const reportingCapacityDefaults = { size: "F2", gatewayMembers: 0 } as const;

/** Everything that is wrong with a capacity. */
export function reportingCapacityIssues(plan: CapacityPlan): InputIssue[] {
    const { administrators } = plan;
    const none = {
        propertyPath: "administrators",
        reason: "has no entry; name the object id of a service principal, such as that of the deploying principal",
    };
    return [
        ...sizeIssues(withDefaults(plan, reportingCapacityDefaults)),
        ...(administrators.length === 0 ? [none] : []),
        ...administrators.flatMap((each, i) =>
            Object.values(administratorForms).some((form) => form.test(each))
                ? []
                : [
                      {
                          propertyPath: `administrators[${i}]`,
                          reason: `"${each}" must be the object id of a service principal, or the user principal name of a user; Azure takes no groups`,
                      },
                  ],
        ),
        ...repeated(administrators.map((each) => each.toLowerCase())).map((each) => ({
            propertyPath: "administrators",
            reason: `"${each}" is duplicated`,
        })),
    ];
}

function sizeIssues({ size, gatewayMembers }: { size: string; gatewayMembers: number }): InputIssue[] {
    const known = capacitySizes[size];
    if (!known) {
        return [{ propertyPath: "size", reason: `"${size}" must be one of ${Object.keys(capacitySizes).join(", ")}` }];
    }
    const { service, units } = known;
    if (gatewayMembers > 0 && service !== "fabric") {
        const reason = `is ${size} of Power BI Embedded; a virtual network gateway needs a size of Fabric, such as F16`;
        return [{ propertyPath: "size", reason }];
    }
    const taken = gatewayMembers * unitsPerGatewayMember;
    return taken > 0 && units <= taken
        ? [
              {
                  propertyPath: "size",
                  reason: `${size} has ${units} units, of which ${gatewayMembers} members of a gateway take ${taken}; choose a larger size, or fewer members`,
              },
          ]
        : [];
}
