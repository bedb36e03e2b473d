import { describeRefusals, group } from "../fakeCloud";

const workspace = (name: string) => `${group}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
const link = (name: string, to: string, scopeName = "ampls") => ({
    name,
    scopeName,
    linkedResourceId: workspace(to),
});

describeRefusals("Azure Monitor's private link scopes", [
    {
        about: "a scope in a region",
        type: "monitor:PrivateLinkScope",
        passes: { scopeName: "ampls", location: "Global" },
        refused: { scopeName: "ampls", location: "westeurope" },
        says: /^400 LocationNotAvailableForResourceType: .*'westeurope'/,
    },
    {
        about: "a second link of a workspace to a scope",
        type: "monitor:PrivateLinkScopedResource",
        there: [["monitor:PrivateLinkScopedResource", link("a", "log-a")]],
        passes: link("b", "log-b"),
        refused: link("b", "LOG-A"),
        says: /^409 Conflict: Scoped resource with same linked resource id already exists .*scopedResources\/a/,
    },
    {
        about: "a link written again, but not one to another scope",
        type: "monitor:PrivateLinkScopedResource",
        there: [["monitor:PrivateLinkScopedResource", link("a", "log-a")]],
        passes: link("a", "log-a", "other"),
        refused: link("a", "log-a"),
        says: /^409 Conflict/,
    },
]);
