import { issuesWithin, type InputIssue } from "../../shared/validation";
import type { DatabricksJobTask, JobSurroundings } from "./jobDefinition";
import { parameterIssues } from "./parameterIssues";

type Tasks = Readonly<Record<string, DatabricksJobTask>>;

/** What is wrong with the tasks of a job. */
export function taskIssues(tasks: Tasks, surroundings: JobSurroundings): InputIssue[] {
    const names = Object.keys(tasks);
    if (names.length === 0) {
        return [{ propertyPath: "tasks", reason: "is empty; name what the job runs" }];
    }
    const issues = names.flatMap((name) => {
        const task = tasks[name] ?? {};
        return issuesWithin(`tasks.${name}`, [
            ...fileIssues(task, surroundings),
            ...issuesWithin("parameters", parameterIssues(task.parameters)),
            ...issuesWithin("files", fileParameterIssues(task, surroundings)),
            ...(task.dependsOn ?? []).flatMap((before, i) =>
                names.includes(before)
                    ? []
                    : [
                          {
                              propertyPath: `dependsOn[${i}]`,
                              reason: `"${before}" is none of the tasks (${names.join(", ")})`,
                          },
                      ],
            ),
        ]);
    });
    const badNames = names
        .filter((name) => !/^[\w-]{1,100}$/.test(name))
        .map((name) => ({
            propertyPath: `tasks.${name}`,
            reason: "must have a name of letters, digits, hyphens and underscores",
        }));
    return [...badNames, ...issues, ...cycleIssues(tasks)];
}

function fileParameterIssues(
    { files = {}, parameters = {} }: DatabricksJobTask,
    { code }: JobSurroundings,
): InputIssue[] {
    const known = code.map(({ path }) => path);
    return [
        ...parameterIssues(files),
        ...Object.entries(files)
            .filter(([, file]) => !known.includes(file))
            .map(([name, file]) => ({ propertyPath: name, reason: `"${file}" is no file of the code; add it` })),
        ...Object.keys(files)
            .filter((name) => Object.hasOwn(parameters, name))
            .map((name) => ({ propertyPath: name, reason: "is set in parameters too; leave one out" })),
    ];
}

function fileIssues({ pythonFile, sqlFile }: DatabricksJobTask, surroundings: JobSurroundings): InputIssue[] {
    const { code, hasWarehouse } = surroundings;
    if ((pythonFile === undefined) === (sqlFile === undefined)) {
        return [
            {
                propertyPath: "pythonFile",
                reason:
                    pythonFile === undefined
                        ? "is missing; name it or sqlFile"
                        : "is set together with sqlFile; leave one out",
            },
        ];
    }
    const [propertyPath, file, ending] =
        pythonFile === undefined
            ? (["sqlFile", sqlFile ?? "", ".sql"] as const)
            : (["pythonFile", pythonFile, ".py"] as const);
    const known = code.map(({ path }) => path).filter((path) => path.endsWith(ending));
    const issues: InputIssue[] = known.includes(file)
        ? []
        : [
              {
                  propertyPath,
                  reason: `"${file}" is no file of the code (${known.join(", ") || `there is none that ends in ${ending}`}); add it, or leave the job out`,
              },
          ];
    if (sqlFile !== undefined && !hasWarehouse) {
        issues.push({ propertyPath, reason: "needs a SQL warehouse, and there is none; add one" });
    }
    return issues;
}

/** Tasks that wait for one another, so that none of them would ever start. */
function cycleIssues(tasks: Tasks): InputIssue[] {
    const left = new Set(Object.keys(tasks));
    let before = -1;
    while (left.size !== before) {
        before = left.size;
        for (const name of [...left]) {
            if ((tasks[name]?.dependsOn ?? []).every((other) => !left.has(other))) {
                left.delete(name);
            }
        }
    }
    return left.size === 0
        ? []
        : [{ propertyPath: "tasks", reason: `${[...left].join(", ")} wait for one another; take a dependsOn out` }];
}
