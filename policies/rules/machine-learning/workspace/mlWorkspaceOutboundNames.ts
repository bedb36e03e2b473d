import { coversInternet } from "../../../core/azure/addressSpace";
import { eachEntry, textsTogether } from "../../../core/azure/values";
import { allOf, anyOf, type Condition, equals, not, oneOf, satisfies, shape, unless } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";
import { workspaceType } from "../../../core/machine-learning/workspaces";

// A name in full, or all names of a domain of someone: `*.example.org`, and neither `*` nor `*.com`.
const ofSomeone = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
// Anyone has an account there. Source: learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration.
const ofAnyone = /^\*\.([a-z]+\.)?core\.windows\.net$/i;

const ofType = (type: string) => shape({ type: equals(type) });
const host = satisfies(
    "a host, or the hosts of one organisation",
    (name) => typeof name === "string" && ofSomeone.test(name) && !ofAnyone.test(name),
);
const service = allOf(
    shape({ serviceTag: not(oneOf(["Internet", "AzureCloud", "*"]), "the tag of a service") }),
    not(textsTogether(["addressPrefixes"], "every address", coversInternet), "addresses of someone"),
);

const named: Condition = {
    ...allOf(
        shape({ type: oneOf(["FQDN", "PrivateEndpoint", "ServiceTag"]) }),
        unless(not(ofType("FQDN"), "another type"), shape({ destination: host })),
        unless(
            anyOf(not(ofType("ServiceTag"), "another type"), shape({ "destination.action": equals("Deny") })),
            shape({ destination: service }),
        ),
    ),
    expectation: "a resource, a service's tag, a host or the hosts of one organisation, such as *.example.org",
};

export const mlWorkspaceOutboundNames = defineRule({
    id: "ml-workspace-outbound-names",
    title: "Outbound rules of a workspace open what they name, not the internet",
    rationale: "A rule for every name or address makes the managed network as open as one without isolation.",
    remedy: "Name the hosts that jobs need in managedNetwork.outboundRules, or the domain of one organisation.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    references: ["ml.managed-network"],
    checks: {
        "managedNetwork.outboundRules": eachEntry(named, {
            missing: "pass",
            because: "Azure adds what its own services need, and nothing else",
        }),
    },
});
