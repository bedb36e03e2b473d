import { capabilities, dataFactoryReference } from "../../docs/generator/dataFactory";
import { describeCapabilities } from "./support/capabilities";

describeCapabilities("ingest", {
    capabilities,
    stacks: ["data-factory-minimal", "prod"],
    page: dataFactoryReference,
});
