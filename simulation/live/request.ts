import { parseArgs } from "node:util";
import { prefixRule } from "./prefix";

/** What a live rehearsal is asked for. */
export interface LiveRequest {
    /** Name of the stack. */
    stack: string;
    /** Subscription that may be used. */
    subscription: string;
    /** Most EUR that the rehearsal may cost by the estimate. */
    budget: number;
    /** Prefix of every name; one is made unless given. */
    prefix?: string;
    /** Whether it is done where prices are not known, which the budget then does not cover. */
    unknownPrices: boolean;
    /** Whether it is done, or only told. */
    yes: boolean;
}

/** How the command is used. */
export const usage = `usage: npm run live -- <stack> --subscription <id> --budget <EUR> [options]

Rehearses a stack and its hub in a REAL subscription, under names of their own, and destroys what it made.
It costs money: docs/runbooks/live-rehearsal.md says how much, and what to do when it cannot destroy.

  --subscription <id>  subscription that may be used; must be the login's and the stack's
  --budget <EUR>       most that the rehearsal may cost by the estimate; above it nothing is done
  --unknown-prices     do it although prices are not known; the budget covers the others alone
  --prefix <text>      takes the place of naming.prefix; one is made by default
  --yes                do it; without it, say what would be done and what it would cost
  --help               print this`;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Reads the arguments; undefined where only help is wanted. Throws with every issue of them. */
export function readRequest(args: string[]): LiveRequest | undefined {
    const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: {
            subscription: { type: "string" },
            budget: { type: "string" },
            prefix: { type: "string" },
            "unknown-prices": { type: "boolean", default: false },
            yes: { type: "boolean", default: false },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        return undefined;
    }
    const { subscription = "", prefix, yes, "unknown-prices": unknownPrices } = values;
    const [stack = ""] = positionals;
    const budget = Number(values.budget);
    const issues = [
        positionals.length === 1 ? "" : `one stack is wanted, found ${positionals.length}`,
        uuid.test(subscription)
            ? ""
            : `--subscription: ${found(values.subscription)}; the id of a subscription is wanted`,
        budget > 0 && Number.isFinite(budget)
            ? ""
            : `--budget: ${found(values.budget)}; a number of EUR above 0 is wanted`,
        prefix === undefined || prefixRule.pattern.test(prefix)
            ? ""
            : `--prefix: ${found(prefix)}; must be ${prefixRule.words} that start with a letter`,
    ].filter((issue) => issue !== "");
    if (issues.length > 0) {
        throw new Error(issues.join("\n"));
    }
    return { stack, subscription, budget, unknownPrices, yes, ...(prefix === undefined ? {} : { prefix }) };
}

const found = (value: string | undefined) => (value === undefined ? "found none" : `found "${value}"`);
