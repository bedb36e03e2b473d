import { describe, expect, it } from "vitest";
import { ZoneFormat, type ZoneLifecycle } from "../../../components";
import { lifecycleRules } from "../../../components/storage/lakeLifecycle";

const raw = (lifecycle?: ZoneLifecycle) => ({ name: "raw", format: ZoneFormat.Files, lifecycle });

describe("Lifecycle rules of a lake", () => {
    it.each([
        ["has no lifecycle", raw()],
        ["has an empty one", raw({})],
    ])("hold nothing for a zone that %s", (_, zone) => {
        expect(lifecycleRules([zone])).toEqual([]);
    });

    it("hold one rule a zone, named by format and zone, on its files alone", () => {
        const delta = { name: "gold", format: ZoneFormat.Delta, lifecycle: { coldAfterDays: 90 } };
        expect(
            lifecycleRules([raw({ deleteAfterDays: 30 }), raw(), delta]).map(({ name, enabled, type, definition }) => ({
                name,
                enabled,
                type,
                filters: (definition as { filters: unknown }).filters,
            })),
        ).toEqual([
            {
                name: "files-raw",
                enabled: true,
                type: "Lifecycle",
                filters: { blobTypes: ["blockBlob"], prefixMatch: ["raw/"] },
            },
            {
                name: "delta-gold",
                enabled: true,
                type: "Lifecycle",
                filters: { blobTypes: ["blockBlob"], prefixMatch: ["gold/"] },
            },
        ]);
    });

    it("count days from the last change, and do nothing that was not asked for", () => {
        const [rule] = lifecycleRules([raw({ coolAfterDays: 0, coldAfterDays: 7, archiveAfterDays: 30 })]);
        expect(rule).toMatchObject({
            definition: {
                actions: {
                    baseBlob: {
                        tierToCool: { daysAfterModificationGreaterThan: 0 },
                        tierToCold: { daysAfterModificationGreaterThan: 7 },
                        tierToArchive: { daysAfterModificationGreaterThan: 30 },
                        delete: undefined,
                    },
                },
            },
        });
    });
});
