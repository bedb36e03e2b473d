import type { PoolKind, SqlUsersStep } from "../contract";
import type { Given, Outcome, StepWork } from "../core/outcome";
import { StepError, StepInputError } from "../core/stepError";
import { quoted, sidOf } from "./quoted";
import { inTransaction } from "./keepers/azureSql";
import type { Keeper } from "./keepers/keeper";
import type { Session } from "./session";
import { userChanges, type StatedUser, type UserChanges } from "./userChanges";
import { readUserState } from "./userState";
import { withSession } from "./withSession";

/** Takes the users of a database, with their roles and rights, to what the step states. */
export function sqlUsers(given: Given<SqlUsersStep>): StepWork {
    const {
        target,
        arguments: { pool },
    } = given.step;
    const change = (stated: readonly StatedUser[]) =>
        withSession(given, (session, keeper) => changeUsers({ session, keeper, pool }, target, stated));
    return {
        apply: () => change(statedUsers(given)),
        undo: () => change([]),
        verify: () => {
            const stated = statedUsers(given);
            return withSession(given, (session, keeper) => compareUsers({ session, keeper, pool }, target, stated));
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

/** The database whose users are changed. */
export interface UserDatabase {
    /** A session of it. */
    session: Session;
    /** Its records. */
    keeper: Keeper;
    /** Kind of its pool. */
    pool?: PoolKind;
}

/**
 * Changes users, in one transaction where the database has them for this; does nothing where they are as stated. Where it has
 * none, each change is found as done or not done by the next run, whenever this one ends.
 */
export function changeUsers(
    { session, keeper, pool }: UserDatabase,
    step: string,
    stated: readonly StatedUser[],
): Promise<Outcome> {
    return keeper.alone("managedUser", async () => {
        const { changes } = possible(userChanges(step, stated, await readUserState(session, keeper, pool)));
        if (changes.length === 0) {
            return { text: `${counted(stated)} as stated already, nothing done` };
        }
        const make = () => makeChanges(session, keeper, changes);
        await (keeper.isTransactional ? inTransaction(session, make) : make());
        return { text: said(changes) };
    });
}

async function makeChanges(session: Session, keeper: Keeper, changes: UserChanges["changes"]): Promise<void> {
    for (const { text, record, forget } of changes) {
        await keeper.confirm();
        if (text !== undefined) {
            await session.query(text);
        }
        if (record) {
            await keeper.write("managedUser", record);
        }
        if (forget !== undefined) {
            await keeper.forget("managedUser", forget);
        }
    }
}

/** Says what differs from the stated users. */
export async function compareUsers(
    { session, keeper, pool }: UserDatabase,
    step: string,
    stated: readonly StatedUser[],
): Promise<Outcome> {
    const { changes, refusals } = userChanges(step, stated, await readUserState(session, keeper, pool));
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
