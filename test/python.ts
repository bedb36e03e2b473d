import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Where to look for Python, and what to install. */
export interface PythonOptions {
    /** Folders to search, as in PATH. */
    searched: string;
    /** Folder of the user's caches. */
    caches: string;
    /** File of pip with every package, its version and its hashes. */
    requirements: string;
    /** Takes a line for the user before packages are installed. */
    print: (line: string) => void;
}

/** The Python of an environment with the packages, or why there is none. */
export type PythonEnvironment = { python: string; missing?: undefined } | { python?: undefined; missing: string };

const names = ["python3", "python3.12", "python3.11"];

// The bounds of workloads/pyproject.toml, which the tests of this file compare.
const asks =
    "import ensurepip, sys, venv; print(sys.executable, sys.version)" +
    " if (3, 11) <= sys.version_info[:2] < (3, 13) else sys.exit(1)";

/** Options for the workloads of this project. */
export function workloadsPython(print: (line: string) => void): PythonOptions {
    const { XDG_CACHE_HOME: given = "", PATH: searched = "" } = process.env;
    return {
        searched,
        // The XDG base directory specification: a relative path is to be ignored.
        caches: path.isAbsolute(given) ? given : path.join(os.homedir(), ".cache"),
        requirements: path.join(__dirname, "../workloads/requirements.txt"),
        print,
    };
}

/** Finds the environment that an earlier run made for the same packages and the same Python, else makes it. */
export function pythonEnvironment({ searched, caches, requirements, print }: PythonOptions): PythonEnvironment {
    const found = findPython(searched);
    if (found === undefined) {
        return { missing: "no Python 3.11 or 3.12 with venv is on the PATH; on Debian, install python3-venv" };
    }
    const kept = path.join(caches, "azure-ml-platform", "python");
    // Machines of different kinds may share a home folder.
    const key = createHash("sha256").update(`${process.platform}-${process.arch} ${found.version}`);
    const folder = path.join(kept, key.update(readFileSync(requirements)).digest("hex").slice(0, 16));
    const python = path.join(folder, "bin/python");
    if (existsSync(python)) {
        return { python };
    }
    print("Installing the packages of workloads/requirements.txt; this takes some seconds once…");
    mkdirSync(kept, { recursive: true });
    // Made elsewhere and then renamed: an interrupted run leaves no half environment, and two runs do not meet.
    const scratch = mkdtempSync(path.join(kept, ".making-"));
    try {
        const failure = install(found.python, scratch, requirements);
        if (failure !== undefined) {
            return { missing: failure };
        }
        if (!existsSync(folder)) {
            renameSync(scratch, folder);
        }
        return { python };
    } finally {
        rmSync(scratch, { recursive: true, force: true });
    }
}

function findPython(searched: string): { python: string; version: string } | undefined {
    const files = names.flatMap((name) => searched.split(path.delimiter).map((folder) => path.join(folder, name)));
    for (const python of files.filter((file) => existsSync(file))) {
        const { status, stdout } = spawnSync(python, ["-c", asks], { encoding: "utf8" });
        if (status === 0) {
            return { python, version: stdout.trim() };
        }
    }
    return undefined;
}

/** Makes an environment in a folder; answers what went wrong. */
function install(python: string, folder: string, requirements: string): string | undefined {
    const own = path.join(folder, "bin/python");
    // The file names every package, so pip looks for no other: mssql-cli, of which one file is read, names many.
    const flags = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check", "--quiet"];
    const commands = [
        [python, "-m", "venv", folder],
        [own, "-m", "pip", "install", ...flags, "--requirement", requirements],
    ] as const;
    for (const [program, ...args] of commands) {
        const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
        if (status !== 0) {
            const last = `${stdout ?? ""}${stderr ?? ""}`.trim().split("\n").slice(-5).join("\n");
            return `${program} ${args.slice(0, 3).join(" ")} failed: ${error?.message ?? last}`;
        }
    }
    return undefined;
}

// `$(npx tsx test/python.ts) -m pytest …` runs some of the tests.
if (require.main === module) {
    const { python, missing } = pythonEnvironment(workloadsPython((line) => process.stderr.write(`${line}\n`)));
    process[python === undefined ? "stderr" : "stdout"].write(`${python ?? missing}\n`);
    process.exitCode = python === undefined ? 1 : 0;
}
