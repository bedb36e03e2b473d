import { describe, expect, it } from "vitest";
import { changed, judged, without } from "../support/mutants";

describe("Defender for Storage", () => {
    it("names each feature that is off, and only warns in development", () => {
        const off = changed("lake-defender", {
            "properties.malwareScanning.onUpload.isEnabled": false,
            "properties.sensitiveDataDiscovery": undefined,
        });
        const found = (profile: "dev" | "prod") =>
            judged(off, profile).violations.map(({ path, level }) => [path, level]);
        const paths = ["properties.malwareScanning.onUpload.isEnabled", "properties.sensitiveDataDiscovery.isEnabled"];
        expect(found("prod")).toEqual(paths.map((path) => [path, "mandatory"]));
        expect(found("dev")).toEqual(paths.map((path) => [path, "advisory"]));
    });
    it("is not asked of an account that is no lake", () => {
        expect(judged(without("lake-defender")).violations.map(({ urn }) => urn.split("::")[3])).toEqual(["lake"]);
    });
});
