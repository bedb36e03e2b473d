// What the engine starts as a provider plug-in. The provider itself is served by the process that holds the simulated
// cloud, since several instances of one plug-in share one cloud: this only asks there for a port and tells the engine.
const net = require("node:net");

const [packageName] = process.argv.slice(2);
const engine = process.ppid;
const cloud = net.connect(Number(process.env.SIMULATED_CLOUD_PORT), "127.0.0.1");
cloud.on("connect", () => cloud.write(`${JSON.stringify({ packageName, engine, folder: process.cwd() })}\n`));
cloud.on("data", (port) => process.stdout.write(`${String(port).trim()}\n`));
cloud.on("error", (error) => {
    process.stderr.write(`The simulated cloud cannot be reached: ${error.message}\n`);
    process.exit(1);
});
cloud.on("close", () => process.exit(0));
// An engine that is killed does not end its plug-ins; one without an engine ends itself.
setInterval(() => process.ppid === engine || process.exit(0), 250).unref();
