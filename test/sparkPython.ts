import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
    type Command,
    findPython,
    keptEnvironment,
    ownFolders,
    printPython,
    type PythonEnvironment,
    pythonEnvironment,
    type PythonOptions,
    runAll,
} from "./python";

/** Where to look for what Spark needs, and what to install. */
export interface SparkOptions extends Omit<PythonOptions, "requirements"> {
    /** Folder of the project: `pyproject.toml`, `uv.lock` and `setup`. */
    project: string;
    /** Folder of Java, which comes before the one on the PATH; as JAVA_HOME. */
    java: string | undefined;
    /** Groups of `pyproject.toml`. */
    groups: readonly string[];
    /** Operating system and processor, as Node.js calls them. */
    platform: string;
    /** Whether to make an environment that no earlier run made. */
    install: boolean;
}

// The runtimes that are supported have 3.12 alone: `requires-python` of pyproject.toml.
const asks = "import sys; print(sys.executable, sys.version) if sys.version_info[:2] == (3, 12) else sys.exit(1)";

/** Options for the code that runs on Databricks; `deep` adds TensorFlow and PyTorch. */
export function sparkPython(print: (line: string) => void, deep = false): SparkOptions {
    const { searched, caches } = ownFolders();
    return {
        searched: [searched, ...pyenvFolders()].join(path.delimiter),
        caches,
        project: path.join(__dirname, "../workloads/databricks"),
        java: process.env.JAVA_HOME,
        groups: ["core", "test", ...(deep ? ["deep"] : [])],
        platform: `${process.platform}-${process.arch}`,
        install: true,
        print,
    };
}

/** Folders with the Pythons of pyenv: what it has on the PATH runs the version that the user chose alone. */
function pyenvFolders(): string[] {
    const versions = path.join(process.env.PYENV_ROOT ?? path.join(os.homedir(), ".pyenv"), "versions");
    const found = existsSync(versions) ? readdirSync(versions) : [];
    return found.filter((name) => name.startsWith("3.12.")).map((name) => path.join(versions, name, "bin"));
}

const binutils = ["as", "ld", "readelf"];

/** Finds the environment that an earlier run made of the same lock for the same Python, else makes it. */
export function sparkEnvironment(options: SparkOptions): PythonEnvironment {
    const { searched, caches, project, groups, print } = options;
    const found = findPython(searched, ["python3.12", "python3"], asks);
    // PyPI has no torch for CPUs alone: docs/decisions/0021-torch-without-cuda.md.
    const deep = groups.includes("deep");
    const absent = [
        // `environments` of pyproject.toml.
        ...(options.platform === "linux-x64" ? [] : ["the packages are locked for Linux on x86-64 alone"]),
        ...(found ? [] : ["no Python 3.12 is on the PATH or in pyenv"]),
        ...(hasJava(options)
            ? []
            : ["no Java 17 is in JAVA_HOME or on the PATH; on Debian, install openjdk-17-jre-headless"]),
        ...(deep && !binutils.every((name) => inFolders(searched, name))
            ? [`${binutils.join(", ")} are not all on the PATH; on Debian, install binutils`]
            : []),
    ];
    if (found === undefined || absent.length > 0) {
        return { missing: absent.join("; ") };
    }
    const setup = (name: string) => path.join(project, "setup", name);
    const programs = ["delta_jars.py", ...(deep ? ["torch_stubs.py"] : [])];
    const sources = [path.join(project, "uv.lock"), ...["uv.txt", "jars.txt", ...programs].map(setup)];
    const contents = [found.version, ...groups, ...sources.map((file) => readFileSync(file))];
    return keptEnvironment(caches, contents, (folder) => {
        if (!options.install) {
            const command = `npx tsx test/sparkPython.ts${deep ? " deep" : ""}`;
            return `\`${command}\` installs the packages (${groups.join(", ")}), and did not run with this lock`;
        }
        const uv = pythonEnvironment({ searched, caches, requirements: setup("uv.txt"), print });
        if (uv.python === undefined) {
            return uv.missing;
        }
        print(`Installing the packages of workloads/databricks (${groups.join(", ")}); this takes a minute once…`);
        const run = (...args: string[]): Command => [uv.python, "-m", "uv", "--quiet", ...args];
        const chosen = groups.flatMap((group) => ["--group", group]);
        return runAll(
            [
                // Relocatable: the folder is renamed when it is done.
                run("venv", "--relocatable", "--python", found.python, folder, "--allow-existing"),
                run("sync", "--locked", "--project", project, "--python", found.python, ...chosen),
                ...programs.map((name): Command => [path.join(folder, "bin/python"), "-B", setup(name)]),
            ],
            { UV_PROJECT_ENVIRONMENT: folder, UV_PYTHON_DOWNLOADS: "never" },
        );
    });
}

/** Whether there is a Java that Spark 4 runs on; newer ones than 21 lack what it asks for. */
function hasJava({ java, searched }: SparkOptions): boolean {
    const file = inFolders(java ? path.join(java, "bin") : searched, "java");
    const { stderr = "" } = file ? spawnSync(file, ["-version"], { encoding: "utf8" }) : {};
    return /version "(17|21)\b/.test(stderr);
}

function inFolders(searched: string, name: string): string | undefined {
    return searched
        .split(path.delimiter)
        .map((folder) => path.join(folder, name))
        .find((file) => existsSync(file));
}

// `$(npx tsx test/sparkPython.ts [deep]) -m pytest …` runs some of the tests.
if (require.main === module) {
    printPython((print) => sparkEnvironment(sparkPython(print, process.argv.includes("deep"))));
}
