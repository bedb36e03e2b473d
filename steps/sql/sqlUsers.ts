import type { SqlUsersStep } from "../contract";
import type { Given, Outcome, StepWork } from "../core/outcome";
import { StepError, StepInputError } from "../core/stepError";
import { quoted, sidOf } from "./quoted";
import { ensureRecords, inTransaction, lockDatabase } from "./records";
import type { Session } from "./session";
import { userChanges, type StatedUser, type UserChanges } from "./userChanges";
import { readUserState } from "./userState";
import { withSession } from "./withSession";

/** Takes the users of a database, with their roles and rights, to what the step states. */
export function sqlUsers(given: Given<SqlUsersStep>): StepWork {
    const { target } = given.step;
    const change = (stated: readonly StatedUser[]) =>
        withSession(given, (session) => changeUsers(session, target, stated));
    return {
        apply: () => change(statedUsers(given)),
        undo: () => change([]),
        verify: () => {
            const stated = statedUsers(given);
            return withSession(given, (session) => compareUsers(session, target, stated));
        },
    };
}

/** Users of a step, with the SIDs of their ids; throws where two have one name or one id. */
export function statedUsers({ step, valueOf }: Pick<Given<SqlUsersStep>, "step" | "valueOf">): StatedUser[] {
    const stated = step.arguments.users.map(({ name, type, id, roles, grants }) => {
        // Throws where a name cannot be one.
        quoted(name);
        return {
            name,
            sid: sidOf(valueOf(id)),
            type: type === "group" ? ("X" as const) : ("E" as const),
            roles,
            grants,
        };
    });
    for (const of of [({ name }: StatedUser) => name.toLowerCase(), ({ sid }: StatedUser) => sid]) {
        const twice = stated.find((user, i) => stated.findIndex((each) => of(each) === of(user)) !== i);
        if (twice) {
            throw new StepInputError(`user ${twice.name} is stated twice, by its name or by its id`);
        }
    }
    return stated;
}

/** Changes users in one transaction; does nothing where they are as stated. */
export async function changeUsers(session: Session, step: string, stated: readonly StatedUser[]): Promise<Outcome> {
    await lockDatabase(session);
    await ensureRecords(session, "managedUser");
    const { changes } = possible(userChanges(step, stated, await readUserState(session)));
    if (changes.length === 0) {
        return { text: `${counted(stated)} as stated already, nothing done` };
    }
    await inTransaction(session, async () => {
        for (const { text, parameters } of changes) {
            await session.query(text, parameters);
        }
    });
    return { text: said(changes) };
}

/** Says what differs from the stated users. */
export async function compareUsers(session: Session, step: string, stated: readonly StatedUser[]): Promise<Outcome> {
    const { changes, refusals } = userChanges(step, stated, await readUserState(session));
    if (changes.length + refusals.length === 0) {
        return { text: `${counted(stated)} as stated` };
    }
    const found = [...refusals, ...(changes.length > 0 ? [`apply would say: ${said(changes)}`] : [])];
    return { text: found.join("; "), differs: true };
}

function possible(planned: UserChanges): UserChanges {
    if (planned.refusals.length > 0) {
        throw new StepError(planned.refusals.join("; "), "nothing was changed");
    }
    return planned;
}

const counted = ({ length }: readonly StatedUser[]) => (length === 1 ? "1 user is" : `${length} users are`);

// The line is kept in the state of the stack.
const mostSaid = 12;

function said(changes: UserChanges["changes"]): string {
    const texts = changes.slice(0, mostSaid).map(({ says }) => says);
    const more = changes.length - mostSaid;
    return [...texts, ...(more > 0 ? [`and ${more} changes more`] : [])].join(", ");
}
