import type { InputIssue } from "../../shared/validation";

// The pattern of Microsoft.MachineLearningServices 2025-12-01 for names of data and environments.
const pattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/;

/** What is wrong with the name of a data asset or an environment. */
export const assetNameIssue = (name: string): InputIssue[] =>
    pattern.test(name)
        ? []
        : [
              {
                  propertyPath: "name",
                  reason: `"${name}" must be 1 to 255 letters, digits, hyphens and underscores, a letter or digit first`,
              },
          ];
