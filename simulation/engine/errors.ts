/** What keeps the engine from running: the message says what was found, where, and what would be right. */
export class EngineError extends Error {
    override readonly name = "EngineError";
}
