import { visible } from "../../azure/visibleText";
import { fit } from "./terminal";

/** One line that changes in place while work goes on; nothing where the stream is no terminal. */
export class Progress {
    private shown = 0;

    constructor(private readonly stream: (NodeJS.WriteStream & { isTTY?: boolean }) | undefined) {}

    /** Shows a text, at most ten times a second. */
    show(text: string): void {
        if (!this.stream?.isTTY) {
            return;
        }
        const now = Date.now();
        if (now - this.shown < 100) {
            return;
        }
        this.shown = now;
        this.stream.write(`\r\u001b[K${fit(visible(text), (this.stream.columns ?? 80) - 1)}`);
    }

    /** Takes the line away. */
    clear(): void {
        if (this.stream?.isTTY && this.shown > 0) {
            this.stream.write("\r\u001b[K");
        }
    }
}
