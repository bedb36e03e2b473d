import { issuesWithin, repeated, type InputIssue } from "../../shared/validation";
import { assetNameIssue } from "./assetNames";

/** Packages that are put into an environment's image; a cluster of the workspace builds it. */
export interface MlPackages {
    /** Version of Python, in full, for example `3.11.9`. */
    python: string;
    /** Version of pip, in full, for example `24.2`. */
    pip: string;
    /** Packages of the Python Package Index with their versions, for example `scikit-learn==1.5.2`. */
    packages: string[];
}

/** What jobs run in: an image, and packages in addition. */
export interface MlEnvironmentArgs {
    /** Name, letters, digits, hyphens and underscores, a letter or digit first. A change leaves the old one. */
    name: string;
    /** Image with its digest, for example `mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04@sha256:…`; refused by tag, which moves. A change makes a version. */
    image: string;
    /** Packages that are added to the image, each with its version; none by default. A change makes a version. */
    packages?: MlPackages;
    /** What runs in it; nothing by default. A change makes a version. */
    description?: string;
}

const digest = /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+@sha256:[0-9a-f]{64}$/;
const fullVersion = /^\d+(\.\d+){1,2}$/;
const pinned = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9._,-]+\])?==\d[A-Za-z0-9.!+-]*$/;

/** Everything that is wrong with environments, paths beginning with `environments`. */
export function environmentIssues(environments: readonly MlEnvironmentArgs[]): InputIssue[] {
    const twice = repeated(environments.map(({ name }) => name.toLowerCase()));
    return [
        ...twice.map((name) => ({ propertyPath: "environments", reason: `"${name}" is duplicated` })),
        ...environments.flatMap((environment, i) => issuesWithin(`environments[${i}]`, oneEnvironment(environment))),
    ];
}

function oneEnvironment({ name, image, packages }: MlEnvironmentArgs): InputIssue[] {
    const issues: InputIssue[] = assetNameIssue(name);
    const refuse = (propertyPath: string, reason: string) => issues.push({ propertyPath, reason });
    if (!digest.test(image)) {
        refuse("image", `"${image}" must end with @sha256: and 64 hexadecimal digits: a tag moves to other images`);
    }
    if (!packages) {
        return issues;
    }
    if (!/^\d+\.\d+\.\d+$/.test(packages.python)) {
        refuse("packages.python", `"${packages.python}" must be a version in full, for example 3.11.9`);
    }
    if (!fullVersion.test(packages.pip)) {
        refuse("packages.pip", `"${packages.pip}" must be a version in full, for example 24.2`);
    }
    packages.packages.forEach((text, i) => {
        if (!pinned.test(text)) {
            refuse(`packages.packages[${i}]`, `"${text}" must name one version, for example scikit-learn==1.5.2`);
        }
    });
    for (const text of repeated(packages.packages.map((one) => (one.split(/[=[]/)[0] ?? "").toLowerCase()))) {
        refuse("packages.packages", `"${text}" is duplicated`);
    }
    return issues;
}

/** The packages as a file of conda; what is in it was checked, so that no text needs quotes. */
export function condaFile({ python, pip, packages }: MlPackages): string {
    return [
        "channels:",
        "  - conda-forge",
        "dependencies:",
        `  - python==${python}`,
        `  - pip==${pip}`,
        ...(packages.length > 0 ? ["  - pip:", ...packages.map((text) => `      - ${text}`)] : []),
        "",
    ].join("\n");
}
