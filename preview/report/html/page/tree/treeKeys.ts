/** What a key does in a tree, as the WAI-ARIA tree pattern has it. */
export type Move = "next" | "previous" | "first" | "last" | "in" | "out" | "choose" | "siblings";

const moves: Readonly<Record<string, Move>> = {
    ArrowDown: "next",
    ArrowUp: "previous",
    Home: "first",
    End: "last",
    ArrowRight: "in",
    ArrowLeft: "out",
    Enter: "choose",
    " ": "choose",
    "*": "siblings",
};

/** What a key does; undefined for one that does nothing of its own. */
export function moveOf(key: string): Move | undefined {
    return moves[key];
}
