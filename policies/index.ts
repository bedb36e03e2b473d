import { PolicyPack } from "@pulumi/policy";
import { join } from "node:path";
import { catalog } from "./catalog";
import { packName } from "./core/evaluate";
import { packPolicies } from "./core/pack";
import { readWaivers } from "./core/waivers";

new PolicyPack(packName, {
    policies: packPolicies({
        rules: catalog,
        waivers: readWaivers(join(__dirname, "waivers.json")),
        today: new Date().toISOString().slice(0, 10),
    }),
});
