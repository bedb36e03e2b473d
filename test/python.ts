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

/** A Python that was found. */
export interface FoundPython {
    /** Its file. */
    python: string;
    /** File and version, as it says itself. */
    version: string;
}

/** A command with its arguments. */
export type Command = readonly [string, ...string[]];

const root = path.join(__dirname, "..");

// The bounds of workloads/pyproject.toml, which the tests of this file compare.
const asks =
    "import ensurepip, sys, venv; print(sys.executable, sys.version)" +
    " if (3, 11) <= sys.version_info[:2] < (3, 13) else sys.exit(1)";

/** Folders that are searched, and folder of the user's caches. */
export function ownFolders(): Pick<PythonOptions, "searched" | "caches"> {
    const { XDG_CACHE_HOME: given = "", PATH: searched = "" } = process.env;
    return {
        searched,
        // The XDG base directory specification: a relative path is to be ignored.
        caches: path.isAbsolute(given) ? given : path.join(os.homedir(), ".cache"),
    };
}

/** Options for the workloads of this project. */
export const workloadsPython = (print: (line: string) => void): PythonOptions => ({
    ...ownFolders(),
    requirements: path.join(__dirname, "../workloads/requirements.txt"),
    print,
});

/** Finds the environment that an earlier run made for the same packages and the same Python, else makes it. */
export function pythonEnvironment({ searched, caches, requirements, print }: PythonOptions): PythonEnvironment {
    const found = findPython(searched, ["python3", "python3.12", "python3.11"], asks);
    if (found === undefined) {
        return { missing: "no Python 3.11 or 3.12 with venv is on the PATH; on Debian, install python3-venv" };
    }
    return keptEnvironment(caches, [found.version, readFileSync(requirements)], (folder) => {
        print(`Installing the packages of ${path.relative(root, requirements)}; this takes some seconds once…`);
        return runAll(pipInstall(found.python, folder, requirements));
    });
}

/** Finds a folder in the caches that an earlier run made of the same contents, else has it made: `make` answers what went wrong. */
export function keptEnvironment(
    caches: string,
    contents: readonly (string | Buffer)[],
    make: (folder: string) => string | undefined,
): PythonEnvironment {
    const kept = path.join(caches, "azure-ml-platform", "python");
    // Machines of different kinds may share a home folder.
    const key = createHash("sha256").update(`${process.platform}-${process.arch} `);
    contents.forEach((each) => key.update(each));
    const folder = path.join(kept, key.digest("hex").slice(0, 16));
    const python = path.join(folder, "bin/python");
    if (existsSync(python)) {
        return { python };
    }
    mkdirSync(kept, { recursive: true });
    // Made elsewhere and then renamed: an interrupted run leaves no half environment, and two runs do not meet.
    const scratch = mkdtempSync(path.join(kept, ".making-"));
    try {
        const failure = make(scratch);
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

/** The first Python of these names that answers a question with its file and version. */
export function findPython(searched: string, names: readonly string[], question: string): FoundPython | undefined {
    const files = names.flatMap((name) => searched.split(path.delimiter).map((folder) => path.join(folder, name)));
    for (const python of files.filter((file) => existsSync(file))) {
        const { status, stdout } = spawnSync(python, ["-c", question], { encoding: "utf8" });
        if (status === 0) {
            return { python, version: stdout.trim() };
        }
    }
    return undefined;
}

function pipInstall(python: string, folder: string, requirements: string): Command[] {
    const own = path.join(folder, "bin/python");
    // The file names every package, so pip looks for no other: mssql-cli, of which one file is read, names many.
    const flags = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check", "--quiet"];
    return [
        [python, "-m", "venv", folder],
        [own, "-m", "pip", "install", ...flags, "--requirement", requirements],
    ];
}

/** Runs commands until one fails; answers what went wrong. */
export function runAll(commands: readonly Command[], env: NodeJS.ProcessEnv = {}): string | undefined {
    for (const [program, ...args] of commands) {
        const options = { encoding: "utf8", env: { ...process.env, ...env } } as const;
        const { status, stdout, stderr, error } = spawnSync(program, args, options);
        if (status !== 0) {
            const last = `${stdout ?? ""}${stderr ?? ""}`.trim().split("\n").slice(-5).join("\n");
            return `${program} ${args.slice(0, 3).join(" ")} failed: ${error?.message ?? last}`;
        }
    }
    return undefined;
}

/** What the programs of this folder do: print the Python of an environment, or say why there is none. */
export function printPython(find: (print: (line: string) => void) => PythonEnvironment): void {
    const { python, missing } = find((line) => process.stderr.write(`${line}\n`));
    process[python === undefined ? "stderr" : "stdout"].write(`${python ?? missing}\n`);
    process.exitCode = python === undefined ? 1 : 0;
}

// `$(npx tsx test/python.ts) -m pytest …` runs some of the tests.
if (require.main === module) {
    printPython((print) => pythonEnvironment(workloadsPython(print)));
}
