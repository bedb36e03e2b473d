import type { Kept } from "./keepers/tables";
import { bracketed, quoted } from "./quoted";
import type { Permission, Principal, UserState } from "./userState";

/** A user as a step states it. */
export interface StatedUser {
    /** Name in the database. */
    name: string;
    /** SID in hexadecimal with `0x`. */
    sid: string;
    /** `E` an external user, `X` an external group. */
    type: "E" | "X";
    /** Roles, all of them. */
    roles: readonly string[];
    /** Rights in addition to the roles, all of them; on a schema, or on the database. */
    grants: readonly { permission: string; schema?: string }[];
}

/** One change of a database. */
export interface Change {
    /** What it does, for a message. */
    says: string;
    /** Statement; none where only a record changes. */
    text?: string;
    /** What is recorded with it. */
    record?: Kept;
    /** Whose record is dropped with it. */
    forget?: string;
}

/** What takes a database to the stated users, and what stands against it. */
export interface UserChanges {
    /** Changes in the order in which they must be made. */
    changes: Change[];
    /** Why the step cannot be done. */
    refusals: string[];
}

// Names are compared as the default collation of a database does.
const key = (name: string) => name.toLowerCase();

/**
 * What takes a database to the users that a step states: who is no longer stated and was made by this step is dropped,
 * what is no longer stated of a user is revoked. Users that others made are left as they are.
 */
export function userChanges(step: string, stated: readonly StatedUser[], state: UserState): UserChanges {
    const found = new Found(step, state);
    const gone = found.records().filter(({ name }) => !stated.some((user) => key(user.name) === key(name)));
    const replaced = stated.filter((user) => found.isOwn(user.name) && !found.has(user));
    const dropped = [...gone.filter(({ name }) => found.isOwn(name)), ...replaced].map(({ name }) => name);
    return {
        changes: [
            ...dropped.map(drop),
            // Its user is no longer there, or another one has its name.
            ...gone.filter(({ name }) => !found.isOwn(name)).map(({ name }) => forget(name)),
            ...stated.flatMap((user) => changesOf(user, found)),
        ],
        refusals: stated.flatMap((user) => found.refusalsOf(user, dropped)),
    };
}

/** What a database has, asked by name. */
class Found {
    private readonly principals: Map<string, Principal>;
    private readonly managed: Map<string, UserState["managed"][number]>;

    constructor(
        readonly step: string,
        readonly state: UserState,
    ) {
        this.principals = new Map(state.principals.map((each) => [key(each.name), each]));
        this.managed = new Map(state.managed.map((each) => [key(each.name), each]));
    }

    /** What is recorded of this step. */
    records() {
        return this.state.managed.filter(({ step }) => step === this.step);
    }

    /** Whether the user of a name is the one that this step made; one of the same name with another SID is not. */
    isOwn(name: string): boolean {
        const managed = this.managed.get(key(name));
        return managed?.step === this.step && managed.sid === this.principals.get(key(name))?.sid;
    }

    has({ name, sid, type }: StatedUser): boolean {
        const principal = this.principals.get(key(name));
        return principal?.sid === sid && principal.type === type;
    }

    isRecorded({ name, sid }: StatedUser): boolean {
        return this.managed.get(key(name))?.sid === sid;
    }

    rolesOf({ name }: StatedUser): string[] {
        return this.state.members.filter(({ user }) => key(user) === key(name)).map(({ role }) => role);
    }

    permissionsOf({ name }: StatedUser): Permission[] {
        return this.state.permissions.filter(({ user }) => key(user) === key(name));
    }

    refusalsOf(user: StatedUser, dropped: readonly string[]): string[] {
        const managed = this.managed.get(key(user.name));
        if (managed && managed.step !== this.step) {
            return [`user ${user.name} belongs to step ${managed.step}`];
        }
        const isDropped = (name: string) => dropped.some((each) => key(each) === key(name));
        const other = this.state.principals.find(({ sid, name }) => sid === user.sid && key(name) !== key(user.name));
        const roles = user.roles.filter(
            (role) => this.principals.get(key(role))?.type !== "R" || key(role) === "public",
        );
        const unknown = this.permissionsOf(user).filter(({ unknownClass }) => unknownClass !== undefined);
        return [
            ...(this.principals.has(key(user.name)) && !this.has(user) && !this.isOwn(user.name)
                ? [`user ${user.name} exists with another SID or type and was not made by this step`]
                : []),
            ...(other && !isDropped(other.name) ? [`user ${user.name} is in the database as ${other.name}`] : []),
            ...roles.map((role) => `user ${user.name} cannot be given role ${role}, which the database does not have`),
            ...unknown.map(
                ({ permission, unknownClass }) =>
                    `user ${user.name} has ${permission} on an object of class ${unknownClass}, which must be revoked by hand`,
            ),
        ];
    }
}

function changesOf(user: StatedUser, found: Found): Change[] {
    const name = quoted(user.name);
    const exists = found.has(user);
    const roles = exists ? found.rolesOf(user) : [];
    const includes = (names: readonly string[], role: string) => names.some((each) => key(each) === key(role));
    return [
        ...(exists ? [] : [create(user, found.step)]),
        ...(exists && !found.isRecorded(user) ? [takeOver(user, found.step)] : []),
        ...roles
            .filter((role) => !includes(user.roles, role))
            .map((role) => ({
                says: `took role ${role} from ${user.name}`,
                text: `ALTER ROLE ${bracketed(role)} DROP MEMBER ${name};`,
            })),
        ...user.roles
            .filter((role) => !includes(roles, role))
            .map((role) => ({
                says: `gave role ${role} to ${user.name}`,
                text: `ALTER ROLE ${quoted(role)} ADD MEMBER ${name};`,
            })),
        ...permissionChanges(user, exists ? found.permissionsOf(user) : []),
    ];
}

function permissionChanges(user: StatedUser, found: readonly Permission[]): Change[] {
    const name = quoted(user.name);
    const wanted = user.grants.map(({ permission, schema }) => ({
        permission,
        on: schema === undefined ? "" : `SCHEMA::${quoted(schema)}`,
    }));
    // Granted with the right to grant it on, denied, or revoked of one column: none of these is what is stated.
    const isSame = (a: { permission: string; on: string }, b: { permission: string; on: string }) =>
        a.permission === b.permission && key(a.on) === key(b.on);
    const right = found.filter((each) => each.state === "G" && wanted.some((grant) => isSame(grant, each)));
    const words = ({ permission, on }: { permission: string; on: string }) =>
        on ? `${permission} ON ${on}` : permission;
    return [
        ...found
            .filter((each) => !right.includes(each))
            .map((each) => ({
                says: `revoked ${words(each)} from ${user.name}`,
                // A denial of CONNECT took the place of the grant that every user has.
                text:
                    each.permission === "CONNECT"
                        ? `GRANT CONNECT TO ${name};`
                        : `REVOKE ${words(each)} FROM ${name} CASCADE;`,
            })),
        ...wanted
            .filter((grant) => !right.some((each) => isSame(grant, each)))
            .map((grant) => ({
                says: `granted ${words(grant)} to ${user.name}`,
                text: `GRANT ${words(grant)} TO ${name};`,
            })),
    ];
}

const drop = (name: string): Change => ({
    says: `dropped ${name}`,
    text: `DROP USER ${bracketed(name)};`,
    forget: name,
});

const forget = (name: string): Change => ({
    says: `no longer records ${name}, whom this step did not make`,
    forget: name,
});

// Source of the form: MicrosoftDocs/sql-docs#10059; no directory is asked, so that the server needs no role in Entra
// (platformplatform/PlatformPlatform#174). unverified: that pools of Synapse take it.
const create = ({ name, sid, type }: StatedUser, step: string): Change => ({
    says: `created ${name}`,
    text: `CREATE USER ${quoted(name)} WITH SID = ${sid}, TYPE = ${type};`,
    record: { name, sid, step },
});

const takeOver = ({ name, sid }: StatedUser, step: string): Change => ({
    says: `took over ${name}`,
    record: { name, sid, step },
});
