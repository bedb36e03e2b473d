import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Cloud } from "../cloud/cloud";
import { PluginHost } from "../engine/plugins";

/** The real providers in place of the simulated ones: the engine finds them where the user's Pulumi keeps its plug-ins. */
export class InstalledPlugins extends PluginHost {
    constructor(
        /** The user's PULUMI_HOME. */
        private readonly pulumiHome: string,
    ) {
        super(new Cloud(), {});
    }

    /** Links the user's plug-ins into the session's home: credentials and everything else there stay out of reach. */
    override start(folder: string): Promise<Record<string, string>> {
        const plugins = path.join(this.pulumiHome, "plugins");
        mkdirSync(plugins, { recursive: true });
        symlinkSync(plugins, path.join(folder, "../home/plugins"));
        return Promise.resolve({ PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false" });
    }

    /** Ends nothing: the engine ends the providers that it started. */
    override stop(): void {
        this.kill();
    }
}
