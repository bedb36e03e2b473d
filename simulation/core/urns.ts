/** Type token and logical name in a URN, without the stack's and the parents'. */
export function typeAndName(urn: string): { type: string; name: string } {
    const [, , types = "", name = ""] = urn.split("::");
    return { type: types.split("$").at(-1) ?? "", name };
}
