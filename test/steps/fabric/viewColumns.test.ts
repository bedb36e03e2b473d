import { describe, expect, it } from "vitest";
import { viewColumns } from "../../../steps/fabric/viewColumns";

const columns = (script: string) => Object.fromEntries(viewColumns(script));

describe("The columns of a view", () => {
    it("are those of its list, by their last names", () => {
        const script = `
            -- ALTER VIEW a.x AS SELECT y FROM z
            EXECUTE (N'CREATE VIEW report.a AS SELECT 1 AS horizon;');
            GO
            ALTER VIEW report.a
            AS
            SELECT
                t.b, [c d], COUNT_BIG(*) AS e, MAX(f) g,
                CASE WHEN ROW_NUMBER() OVER (PARTITION BY b, c ORDER BY d) = 1 THEN 1 ELSE 0 END AS h,
                (SELECT MAX(x) FROM y) AS i
            FROM serving.t AS t, serving.u;`;
        expect(columns(script)).toEqual({ "report.a": ["b", "c d", "e", "g", "h", "i"] });
    });

    it("are of each view, and of the last statement that makes it", () => {
        const script = "CREATE VIEW r.a AS SELECT b FROM t;\nGO\nCREATE VIEW r.c AS SELECT d FROM t;\nGO\n";
        expect(columns(`${script}ALTER VIEW r.a AS SELECT e FROM t;`)).toEqual({ "r.a": ["e"], "r.c": ["d"] });
    });

    it("lack what has no name", () => {
        expect(columns("CREATE VIEW r.a AS SELECT *, b, 1 FROM t")).toEqual({ "r.a": ["b"] });
    });
});
