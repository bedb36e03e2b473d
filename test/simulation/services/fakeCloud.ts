import { describe, expect, it } from "vitest";
import { behaviours, catalog } from "../../../simulation/services";
import { isWithin, keyOf, idsIn } from "../../../simulation/core/armIds";
import { checkRefusals } from "../../../simulation/core/checks";
import { CloudError, type CloudObject, type CloudView } from "../../../simulation/core/types";
import { emptyContext } from "../../../simulation/core/ids";
import type { Inputs } from "../../../simulation/core/simulatedType";

/** Resource group of every object in these tests. */
export const group = "/subscriptions/s/resourceGroups/rg";
/** Id of a storage account. */
export const account = (name: string) => `${group}/providers/Microsoft.Storage/storageAccounts/${name}`;
const context = emptyContext("s", "t");

/** A cloud with nothing but a map in it. */
export class FakeCloud {
    private readonly objects = new Map<string, CloudObject>();
    private readonly roles = new Map<string, "yes" | "not yet">();

    /** Puts an object there without asking anybody. */
    with(type: string, inputs: Inputs): this {
        const all = { resourceGroupName: "rg", location: "westeurope", ...inputs };
        const id = catalog[type]?.id(all, context) ?? "";
        const outputs = type.endsWith("UserAssignedIdentity") ? { principalId: `principal of ${id}` } : {};
        this.objects.set(keyOf(id), { id, type, inputs: all, outputs, origin: "call", seconds: 0 });
        return this;
    }

    /** Gives a role. */
    role(principalId: string, role: string, scope: string, effect: "yes" | "not yet" = "yes"): this {
        this.roles.set(`${principalId} ${role} ${keyOf(scope)}`, effect);
        return this;
    }

    /** What a refusal sees. */
    view(): CloudView {
        const all = () => [...this.objects.values()];
        return {
            find: (id) => this.objects.get(keyOf(id)),
            under: (id) => all().filter((object) => keyOf(object.id) !== keyOf(id) && isWithin(object.id, id)),
            referringTo: (id) => all().filter(({ inputs }) => idsIn(inputs).some((named) => isWithin(named.id, id))),
            ofType: (type) => all().filter((object) => object.type === type),
            holdsRole: (principalId, roles, scope) =>
                roles.flatMap((role) => this.roles.get(`${principalId} ${role} ${keyOf(scope)}`) ?? [])[0] ?? "no",
        };
    }

    /** Asks the service; the code and message of its refusal, "" where it does it. */
    ask(type: string, inputs: Inputs): string {
        const all = { resourceGroupName: "rg", location: "westeurope", ...inputs };
        const id = catalog[type]?.id(all, context) ?? "";
        const view = this.view();
        try {
            const call = { id, inputs: all, existing: view.find(id), view };
            checkRefusals(behaviours[type]?.refusals ?? [], call);
            behaviours[type]?.refuse?.(call);
            return "";
        } catch (error) {
            expect(error).toBeInstanceOf(CloudError);
            const { status, code, message } = error as CloudError;
            return `${status} ${code}: ${message}`;
        }
    }
}

/** Objects that are there before a call, by type without its package. */
export type Objects = [type: string, inputs: object][];

/** A refusal: what there is, a call that passes, a call that does not, and what is said. */
export interface Case {
    about: string;
    type: string;
    there?: Objects;
    passes: object;
    refused: object;
    says: RegExp;
}

/** A cloud with these objects. */
export function cloudOf(there: Objects = []): FakeCloud {
    const cloud = new FakeCloud();
    for (const [type, inputs] of there) {
        cloud.with(`azure-native:${type}`, { ...inputs });
    }
    return cloud;
}

/** One test for every case: each would fail without its refusal, and with one that refuses too much. */
export function describeRefusals(title: string, cases: Case[]): void {
    describe(title, () => {
        it.each(cases)("refuses $about, and nothing else", ({ type, there, passes, refused, says }) => {
            const cloud = cloudOf(there);
            expect(cloud.ask(`azure-native:${type}`, { ...passes })).toBe("");
            expect(cloud.ask(`azure-native:${type}`, { ...refused })).toMatch(says);
        });
    });
}
