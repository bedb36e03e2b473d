import net from "node:net";
import path from "node:path";
import type { Cloud } from "../cloud/cloud";
import { AzureNativeProvider } from "../provider/azureNative";
import { CommandProvider } from "../provider/command";
import { DatabricksProvider } from "../provider/databricks";
import { serveProvider, type Observer } from "../provider/server";
import { TimeProvider } from "../provider/time";
import type { SimulatedProvider } from "../provider/types";
import { writeLauncher } from "./launcher";

/** Makes the provider of a package, whose plug-in the engine started in a folder. */
export type ProviderFactory = (cloud: Cloud, folder: string) => SimulatedProvider;

/** Providers of the simulated cloud by package. */
export const providers: Readonly<Record<string, ProviderFactory>> = {
    "azure-native": (cloud) => new AzureNativeProvider(cloud),
    command: (cloud, folder) => new CommandProvider(cloud, folder),
    databricks: (cloud) => new DatabricksProvider(cloud),
    time: (cloud) => new TimeProvider(cloud),
};

/** Hands providers of one cloud to the plug-ins that engines start. */
export class PluginHost {
    /** Called for every request that changes something. */
    observer: Observer = () => undefined;
    /** Process ids of the engines that have plug-ins. */
    readonly engines = new Set<number>();
    private readonly instances = new Set<{ close(): void }>();
    private readonly server = net.createServer((socket) => this.attach(socket));

    constructor(
        private readonly cloud: Cloud,
        private readonly factories = providers,
    ) {}

    /** Listens, and writes the plug-ins' executables into a folder; returns the environment that they need. */
    async start(folder: string): Promise<Record<string, string>> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
        const attach = path.join(__dirname, "attach.cjs");
        for (const name of Object.keys(this.factories)) {
            writeLauncher(path.join(folder, `pulumi-resource-${name}`), [process.execPath, attach, name]);
        }
        return { SIMULATED_CLOUD_PORT: String((this.server.address() as net.AddressInfo).port) };
    }

    /** Ends every provider at once, as a plug-in that dies. */
    kill(): void {
        for (const instance of this.instances) {
            instance.close();
        }
    }

    /** Ends all. */
    stop(): void {
        this.kill();
        this.server.close();
    }

    private attach(socket: net.Socket): void {
        socket.on("error", () => undefined); // an engine may be killed at any time
        socket.once("data", (hello) => void this.serve(socket, JSON.parse(String(hello)) as Hello));
    }

    private async serve(socket: net.Socket, { packageName, engine, folder }: Hello): Promise<void> {
        const factory = this.factories[packageName];
        if (!factory) {
            throw new Error(`no provider serves ${packageName}`);
        }
        const served = await serveProvider(factory(this.cloud, folder), (call) => this.observer(call));
        const instance = {
            close: () => {
                this.instances.delete(instance);
                served.close();
                socket.destroy();
            },
        };
        this.instances.add(instance);
        this.engines.add(engine);
        socket.on("close", () => {
            instance.close();
            this.engines.delete(engine);
        });
        socket.write(`${served.port}\n`);
    }
}

interface Hello {
    packageName: string;
    engine: number;
    folder: string;
}
