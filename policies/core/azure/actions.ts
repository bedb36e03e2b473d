/** Whether an action of a role, `*` standing for any text, covers another one. */
export function coveredBy(action: string): (one: string) => boolean {
    const pattern = action.split("*").map((text) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return (one) => new RegExp(`^${pattern.join(".*")}$`, "i").test(one);
}
