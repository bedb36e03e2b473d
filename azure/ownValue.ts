/** What a map itself has under a key: `constructor` and `toString` are keys of every object. */
export function ownValue<V>(map: Readonly<Record<string, V>>, key: string): V | undefined {
    return Object.hasOwn(map, key) ? map[key] : undefined;
}
