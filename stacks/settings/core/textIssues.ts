import { hasUnseen } from "../../../azure/visibleText";
import { pathText, type SettingsIssue } from "./issues";
import { showFound } from "./showFound";

// As keys of an object they are lost, keep it from being a text, or mark it as something else to the SDK: utils.isInstance
// and runtime/rpc.ts of @pulumi/pulumi.
const kept = /^(toString|__proto__)$|^__pulumi|^4dabf18193072939515e22adb298388d$/;

/**
 * What no setting may hold, wherever it is: characters that do not show, and names that JavaScript and Pulumi keep for
 * themselves. Azure takes any character in the value of a tag.
 */
export function textIssues(value: unknown, path: readonly (string | number)[] = []): SettingsIssue[] {
    if (typeof value === "string") {
        return path[0] !== "tags" && hasUnseen(value) ? [unseen(value, pathText(path))] : [];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const isList = Array.isArray(value);
    return Object.entries(value).flatMap(([key, inner]) => {
        const at = [...path, isList ? Number(key) : key];
        return [...(isList ? [] : nameIssues(key, pathText(at))), ...textIssues(inner, at)];
    });
}

const unseen = (text: string, path: string): SettingsIssue => ({
    path,
    message: `found ${showFound(text, path)}; must hold no character that does not show`,
});

function nameIssues(name: string, path: string): SettingsIssue[] {
    if (kept.test(name)) {
        return [{ path, message: "its name is one that JavaScript or Pulumi keeps for itself; choose another" }];
    }
    return hasUnseen(name) ? [{ path, message: "its name must hold no character that does not show" }] : [];
}
