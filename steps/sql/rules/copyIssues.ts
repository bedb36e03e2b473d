import type { ScriptIssue } from "../batches";
import { tokensOf, type Token } from "../tokens";
import { closing, endOf, isSymbol, isWord } from "./statements";

const dfs = ".dfs.core.windows.net/";

/** What is wrong with the `COPY INTO` statements of a batch, and of the texts that it puts together. */
export function copyIssues(batch: readonly Token[]): ScriptIssue[] {
    return batch.flatMap((token, at) => {
        if (isCopy(batch, at)) {
            return issuesOf(batch.slice(at, endOf(batch, at)), batch);
        }
        if (token.kind !== "text" || !/^\s*COPY\s+INTO\b/i.test(token.text)) {
            return [];
        }
        return issuesOf(tokensOf(joined(batch, at)), batch).map(({ reason }) => ({ line: token.line, reason }));
    });
}

const isCopy = (tokens: readonly Token[], at: number) => isWord(tokens[at], "COPY") && isWord(tokens[at + 1], "INTO");

/** The text that begins with a string and goes on with variables and strings, which commas or plus signs part. */
function joined(batch: readonly Token[], from: number): string {
    let text = "";
    for (let at = from; at < batch.length; at++) {
        const token = batch[at];
        if (token?.kind === "text") {
            text += token.text;
        } else if (token?.kind === "word" && token.text.startsWith("@")) {
            text += `<${token.text}>`;
        } else if (!isSymbol(token, ",") && !isSymbol(token, "+")) {
            break;
        }
    }
    return text;
}

function issuesOf(copy: readonly Token[], batch: readonly Token[]): ScriptIssue[] {
    const line = copy[0]?.line ?? 1;
    const reasons = [...addressIssues(copy, batch), ...credentialIssues(copy)];
    const isLabelled = copy.some((token, i) => isWord(token, "LABEL") && isSymbol(copy[i + 1], "="));
    return [
        ...reasons,
        ...(isLabelled
            ? []
            : ["COPY INTO has no label; add OPTION (LABEL = N'…'), by which it is found among requests"]),
    ].map((reason) => ({ line, reason }));
}

function addressIssues(copy: readonly Token[], batch: readonly Token[]): string[] {
    const from = copy.findIndex((token) => isWord(token, "FROM"));
    const addresses: Token[] = [];
    for (let at = from + 1; copy[at]?.kind === "text" || isSymbol(copy[at], ","); at++) {
        addresses.push(...copy.slice(at, at + 1).filter(({ kind }) => kind === "text"));
    }
    return addresses.flatMap(({ text }) => {
        const [, variable] = /^<(@\w+)>/.exec(text) ?? [];
        if (variable !== undefined) {
            return isHeldToDfs(variable, batch)
                ? []
                : [
                      `COPY INTO reads ${variable}, which nothing holds to a dfs endpoint; throw where it is NOT LIKE N'https://_%${dfs}_%'`,
                  ];
        }
        const bare = text.replace(/\?.*/, "");
        return [
            ...(text === bare
                ? []
                : [
                      `COPY INTO reads an address with a query, as a SAS has it; let the identity of the workspace read ${bare}`,
                  ]),
            ...(bare.includes(dfs)
                ? []
                : [
                      `COPY INTO reads ${bare}; managed identity and Parquet need the dfs endpoint: https://<account>${dfs}…`,
                  ]),
        ];
    });
}

/** Whether a batch compares a variable with the form of an address at a dfs endpoint. */
const isHeldToDfs = (variable: string, batch: readonly Token[]) =>
    batch.some((token, i) => {
        const pattern = isWord(batch[i + 1], "NOT") ? batch[i + 3] : batch[i + 2];
        const compares = isWord(batch[i + 1], "LIKE") || (isWord(batch[i + 1], "NOT") && isWord(batch[i + 2], "LIKE"));
        return token.text === variable && compares && pattern?.kind === "text" && pattern.text.includes(dfs);
    });

function credentialIssues(copy: readonly Token[]): string[] {
    const at = copy.findIndex((token) => isWord(token, "CREDENTIAL"));
    const within = at < 0 ? [] : copy.slice(at, closing(copy, at + 2));
    const identity = within.find((token, i) => token.kind === "text" && isWord(within[i - 2], "IDENTITY"))?.text;
    const right = "state CREDENTIAL = (IDENTITY = 'Managed Identity'), which has no secret";
    if (identity === undefined) {
        return [`COPY INTO signs in as its caller; ${right}`];
    }
    return /^managed identity$/i.test(identity) && !within.some((token) => isWord(token, "SECRET"))
        ? []
        : [
              `COPY INTO signs in by ${identity.startsWith("<") ? "a text from outside" : `"${identity}"`} with a key or SAS; ${right}`,
          ];
}
