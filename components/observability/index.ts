export { type LogReader, Observability, type ObservabilityArgs } from "./observability";
