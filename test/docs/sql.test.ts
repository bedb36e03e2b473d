import { expect, it } from "vitest";
import { capabilities, sqlReference } from "../../docs/generator/sql";
import { describeCapabilities } from "./support/capabilities";

describeCapabilities("Azure SQL", { capabilities, stacks: ["dev", "prod"], page: sqlReference }, (lines) => {
    it("have a link to the file that makes them", () => {
        expect(lines().find((line) => line.startsWith("| Users of a database "))).toContain(
            "| Command `dev/sql-control-users` `prod/sql-control-users` | [sqlUsers.ts](../../components/sql/sqlUsers.ts) |",
        );
    });
});
