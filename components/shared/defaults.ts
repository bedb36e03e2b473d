/** Inputs with everything decided that has a default. */
export type Decided<Given extends object, Defaults> = Omit<Given, keyof Defaults> & {
    [Key in keyof Defaults & keyof Given]-?: Exclude<Given[Key], undefined>;
};

/** Fills in defaults where inputs say nothing; a value that is undefined says nothing, as Pulumi has it. */
export function withDefaults<Given extends object, Defaults extends { readonly [Key in keyof Given]?: unknown }>(
    given: Given,
    defaults: Defaults,
): Decided<Given, Defaults> {
    const said = Object.entries(given).filter(([, value]) => value !== undefined);
    return { ...defaults, ...Object.fromEntries(said) } as Decided<Given, Defaults>;
}
