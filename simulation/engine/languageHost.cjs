// What the engine starts as pulumi-language-nodejs where only the CLI was built: starts the program in Node as the host
// of a full installation does, and nothing else. docs/decisions/0009-language-host.md says why not the one of Go.
const { spawn } = require("node:child_process");
const grpc = require("@grpc/grpc-js");
const language = require("@pulumi/pulumi/proto/language_pb");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const plugin = require("@pulumi/pulumi/proto/plugin_pb");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");

const engine = process.argv.slice(2).find((argument) => !argument.startsWith("-"));
// Exit code of cmd/run of @pulumi/pulumi: it has told the user all there is to say.
const saidAll = 32;
const programs = new Set();

function programArguments(request) {
    const flags = {
        monitor: request.getMonitorAddress(),
        engine,
        organization: request.getOrganization(),
        project: request.getProject(),
        stack: request.getStack(),
        pwd: request.getInfo()?.getProgramDirectory() || request.getPwd(),
        parallel: String(request.getParallel()),
    };
    const named = Object.entries(flags).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
    const dryRun = request.getDryrun() ? ["--dry-run"] : [];
    const entry = request.getInfo()?.getEntryPoint() || request.getProgram() || ".";
    return [require.resolve("@pulumi/pulumi/cmd/run"), ...named, ...dryRun, entry, ...request.getArgsList()];
}

function run({ request }, callback) {
    const env = {
        ...process.env,
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toObject())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        PULUMI_NODEJS_TYPESCRIPT: "true",
    };
    const child = spawn(process.execPath, programArguments(request), { env, stdio: ["ignore", 1, 2] });
    programs.add(child);
    child.on("close", (code) => {
        programs.delete(child);
        const response = new language.RunResponse();
        if (code === saidAll) {
            response.setBail(true);
        } else if (code !== 0) {
            response.setError(`Program exited with non-zero exit code: ${code}`);
        }
        callback(null, response);
    });
}

const handlers = {
    run,
    getPluginInfo: (_call, callback) => {
        const info = new plugin.PluginInfo();
        info.setVersion(require("@pulumi/pulumi/package.json").version);
        callback(null, info);
    },
    // The plug-ins lie on the PATH; the engine asks for them when a resource names them.
    getRequiredPlugins: (_call, callback) => callback(null, new language.GetRequiredPluginsResponse()),
    getRequiredPackages: (_call, callback) => callback(null, new language.GetRequiredPackagesResponse()),
    about: (_call, callback) => callback(null, new language.AboutResponse()),
    cancel: (_call, callback) => callback(null, new Empty()),
};
const refuse = (_call, callback) =>
    callback({ code: grpc.status.UNIMPLEMENTED, message: "not served by the simulation's language host" });

const server = new grpc.Server();
const methods = Object.keys(LanguageRuntimeService).map((method) => [method, handlers[method] ?? refuse]);
server.addService(LanguageRuntimeService, Object.fromEntries(methods));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
        throw error;
    }
    process.stdout.write(`${port}\n`);
});

// An engine that is killed ends neither its host nor the program.
const parent = process.ppid;
setInterval(() => {
    if (process.ppid === parent) {
        return;
    }
    for (const child of programs) {
        child.kill("SIGKILL");
    }
    process.exit(0);
}, 250);
