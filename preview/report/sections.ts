import { listedSections, type SectionName } from "../../stacks/settings/sections";
import type { PlanResource } from "../plan";

const owners = listedSections.flatMap(({ name: section, owns = [] }) =>
    owns.map((beginning) => ({ section, beginning })),
);

type Top = Pick<PlanResource, "type" | "name">;

/** Beginning of a name, of those that sections own, that tells the section of what stands at the top of a stack; the longest. */
export function ownedName({ name }: Top): string | undefined {
    const found = owners.filter(({ beginning }) => name === beginning || name.startsWith(`${beginning}-`));
    return found.map(({ beginning }) => beginning).sort((a, b) => b.length - a.length)[0];
}

/** Section of the settings that what stands at the top of a stack stands or falls with; undefined where no section owns it. */
export function sectionOf(top: Top): SectionName | undefined {
    // The settings name every identity, and each is a resource of that name.
    if (top.type === "azure-native:managedidentity:UserAssignedIdentity") {
        return "identities";
    }
    const beginning = ownedName(top);
    return owners.find((owner) => owner.beginning === beginning)?.section;
}

/** Every beginning that a section owns; for the test that none is out of date. */
export const ownedNames = owners.map(({ beginning }) => beginning);
