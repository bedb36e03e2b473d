import { describe, it } from "vitest";
import { isMinimal, readProject, stackNames } from "../../preview/stackFile";
import { expectRehearsed } from "./support/rehearsed";
import { engineMissing } from "./support/tools";

// A stack for each service, with what that service needs and nothing else.
const minimal = stackNames(readProject()).filter(isMinimal);

describe.skipIf(engineMissing)("A rehearsal of a service", { timeout: 900_000 }, () => {
    it.each(minimal)("takes %s from nothing to nothing, as the preview registered it", (stack) =>
        expectRehearsed(stack),
    );
});
