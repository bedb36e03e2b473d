import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cpuSeconds, readJunit, readReport, runTimed, timeLines } from "./steps";

let scratch = "";
beforeAll(() => {
    scratch = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-steps-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTotalTestSuites: 2,
    numFailedTestSuites: 0,
    testResults: [{ name: "/project/test/a.test.ts", startTime: 1000, endTime: 3500 }],
};

function reportWith(changes: object): string {
    const file = path.join(scratch, "report.json");
    writeFileSync(file, JSON.stringify({ ...report, ...changes }));
    return file;
}

describe("The report of a run of tests", () => {
    it("is read with its counts and the time of its files", () => {
        expect(readReport(reportWith({}), "/project")).toEqual({
            counts: { passed: 3, failed: 0, skipped: 1 },
            files: [{ file: "test/a.test.ts", seconds: 2.5 }],
        });
    });

    it("counts a file that cannot be loaded as a failure", () => {
        expect(readReport(reportWith({ numFailedTestSuites: 1 }), "/project").counts.failed).toBe(1);
    });

    it.each([[{ numPassedTests: 0 }], [{ numTotalTestSuites: 0 }]])("is refused where no test ran: %j", (changes) => {
        expect(() => readReport(reportWith(changes), "/project")).toThrow("ran no test");
    });
});

/** What pytest 9 writes with junit_family=xunit1, without its texts of failures. */
const junit = (suite: string) => `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests">
<testsuite name="pytest" ${suite} time="2.000" timestamp="2026-11-30T16:00:00+00:00" hostname="host">
<testcase classname="sql.tests.test_a" name="test_b[x &gt; &quot;y&quot;]" file="sql/tests/test_a.py" line="3" time="0.500" />
<testcase classname="sql.tests.test_a" name="test_c" file="sql/tests/test_a.py" line="9" time="0.250"><failure message="x">E
</failure></testcase></testsuite></testsuites>`;

describe("The report of a run of pytest", () => {
    const read = (suite: string) => {
        const file = path.join(scratch, "report.xml");
        writeFileSync(file, junit(suite));
        return readJunit(file, "workloads");
    };

    it("is read with its counts, errors among the failures, and the time of its files", () => {
        expect(read('errors="1" failures="2" skipped="3" tests="10"')).toEqual({
            counts: { passed: 4, failed: 3, skipped: 3 },
            files: [{ file: "workloads/sql/tests/test_a.py", seconds: 0.75 }],
        });
    });

    it.each(['errors="1" failures="0" skipped="0" tests="1"', 'errors="0" failures="0" skipped="0" tests="0"', ""])(
        "is refused where no test passed: %s",
        (suite) => {
            expect(() => read(suite)).toThrow("ran no test");
        },
    );
});

describe("A step", () => {
    it("ends with the command's exit code and all that it wrote, and with its time", async () => {
        const work =
            "for (const end = Date.now() + 300; Date.now() < end;); console.log('out'); console.error('err'); process.exit(3)";
        const { code, output, wall, cpu } = await runTimed([process.execPath, "-e", work], scratch);
        expect({ code, output: output.trim().split("\n").sort() }).toEqual({ code: 3, output: ["err", "out"] });
        expect(wall).toBeGreaterThan(0.3);
        expect(cpu).toBeGreaterThan(0.05);
    });

    it("fails where there is no such command", async () => {
        expect(await runTimed([path.join(scratch, "none")], scratch)).toMatchObject({ code: 127 });
    });
});

it("The times of a shell are added up, minutes too", () => {
    expect(cpuSeconds("0m0.50s 0m0.25s\n2m1.00s 0m0.25s\n")).toBeCloseTo(122);
});

it("The time is reported of every step and of the ten slowest files", () => {
    const files = Array.from({ length: 12 }, (_, i) => ({ file: `f${i}`, seconds: i }));
    const lines = timeLines([{ name: "lint", wall: 61.25, cpu: 100 }], files).split("\n");
    expect(lines[1]).toBe("   61.3 s   100.0 s  lint");
    expect(lines.filter((line) => / f\d+$/.test(line))).toHaveLength(10);
    expect(lines.at(-2)).toBe("    2.0 s  f2");
});
