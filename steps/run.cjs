// Starts the step program. Node.js 20 reads no TypeScript, and tsx would double the start.
require("../preview/loader.cjs");
const { main } = require("./main.ts");

// A program that ends without an answer has not done its step.
process.exitCode = 70;
void main(process.argv.slice(2), process.env).then((code) => {
    process.exitCode = code;
});
