import { azureChecks, runnerChecks } from "../checks/platform";
import { section } from "../core/section";
import * as platform from "../schema/platform";

/** Section `azure`. */
export const azure = section({
    service: "platform",
    schema: platform.azureSection,
    check: azureChecks,
    owns: ["azure"],
});

/** Section `naming`. */
export const naming = section({ service: "platform", schema: platform.namingSection });

/** Section `tags`. */
export const tags = section({ service: "platform", schema: platform.tagsSection });

/** Section `protection`. */
export const protection = section({ service: "platform", schema: platform.protectionSection });

/** Section `policy`. */
export const policy = section({ service: "platform", schema: platform.policySection });

/** Section `runner`. */
export const runner = section({ service: "platform", schema: platform.runnerSection, check: runnerChecks });

/** Section `personas`. */
export const personas = section({ service: "platform", schema: platform.personasSection.optional() });

/** Section `identities`. */
export const identities = section({
    service: "platform",
    schema: platform.identitiesSection.optional(),
    owns: ["identities"],
    longestNames: { resourceGroup: "identities" },
});
