import { looksLikeCredential, namesCredential } from "../../../azure/credentials";
import type { InputIssue } from "../../shared/validation";

/** What is wrong with parameters, which all users see who see the job. */
export function parameterIssues(parameters: Readonly<Record<string, string>> = {}): InputIssue[] {
    return Object.entries(parameters).flatMap(([name, value]) => {
        const refused = (reason: string) => [{ propertyPath: name, reason }];
        if (!/^[A-Za-z][\w-]{0,99}$/.test(name)) {
            return refused("must have a name of letters, digits, hyphens and underscores that starts with a letter");
        }
        return namesCredential(name) || looksLikeCredential(value)
            ? refused(
                  "holds a credential, which all users read who see the job; let the code read it from the secret scope",
              )
            : [];
    });
}
