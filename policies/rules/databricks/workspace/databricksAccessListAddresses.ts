import { coversInternet } from "../../../core/azure/addressSpace";
import { allOf, each, equals, hasLength, matches, satisfies } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const namesSomeone = satisfies(
    "less than an eighth of the internet",
    (list) => Array.isArray(list) && !coversInternet(list.filter((range) => typeof range === "string")),
);

export const databricksAccessListAddresses = defineRule({
    id: "databricks-access-list-addresses",
    title: "Access lists allow single networks only",
    rationale: "A list that allows every address, in one range or in many, is none.",
    remedy: "Name the networks of the organisation in ipAddresses.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/ipAccessList:IpAccessList"],
    references: ["dbx.ip-access-list", "SAT NS-5", "2c4fe4a9-f44b-4c70-b09b-5b75cd251805"],
    applies: { listType: equals("ALLOW") },
    checks: {
        ipAddresses: allOf(
            hasLength({ atLeast: 1 }),
            each(matches(/^(?!.*\/[0-7]$)(?!0\.0\.0\.0$)/, "a network smaller than /8")),
            namesSomeone,
        ),
    },
});
