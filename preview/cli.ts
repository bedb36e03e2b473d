import { main } from "./main";

// The SDK keeps a stack trace for every value it passes on; nobody reads them in a preview, and they cost half its time.
if (!process.env.PREVIEW_STACK_TRACES) Error.stackTraceLimit = 0;

void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
});
