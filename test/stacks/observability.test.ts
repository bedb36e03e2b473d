import { describe, expect, it } from "vitest";
import { listed } from "../support/recording";
import { recordMinimal } from "./support/recordStack";
import type { Changes } from "./support/stackSettings";

const alertEmails = ["on-call@example.com"];
const alertsOf = async (service: string, changes: Changes) => {
    const { resources } = await recordMinimal(service, changes);
    return listed(resources.map(({ shown }) => shown)).filter((line) => /Alert |QueryRule /.test(line));
};

describe("Alerts of a stack", () => {
    const failedJobs = "ScheduledQueryRule logs-alert-failed-jobs";

    it("are on changes alone where it has no Databricks", async () => {
        const lines = await alertsOf("observability", {});
        expect(lines).toContain("ActivityLogAlert logs-alert-locks");
        expect(lines).not.toContain(failedJobs);
    });

    it("are on failed jobs too where it has Databricks", async () => {
        expect(await alertsOf("databricks", { observability: { alertEmails } })).toContain(failedJobs);
    });

    it("are none on failed jobs where these are turned off", async () => {
        const alerts = { changes: ["locks"], failedJobs: { enabled: false } };
        expect(await alertsOf("databricks", { observability: { alertEmails, alerts } })).toEqual([
            "ActivityLogAlert logs-alert-locks",
        ]);
    });

    it("are none without an address", async () => {
        expect(await alertsOf("databricks", { observability: {} })).toEqual([]);
    });
});
